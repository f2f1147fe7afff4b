import type { WatchList } from '../../generated/client.ts'
import type { Store } from '../store.ts'

/** Versions shown at most. */
const SHOWN = 100

/** The last loaded versions of every list, newest first. */
export const recentListVersions = (store: Store): Promise<WatchList[]> =>
  store.db.watchList.findMany({ orderBy: [{ loadedAt: 'desc' }, { id: 'desc' }], take: SHOWN })
