import { type Channel, CHANNELS, type DraftForm } from '../../../../domain/accounts/account-opening/form.ts'
import type { Application } from '../../../generated/client.ts'
import { openVault } from '../../sealing.ts'
import type { Db, Store } from '../../store.ts'

/** Opens an application's sealed form; throws `decryption_failed` after erasure. */
export async function readForm(
  store: Store,
  db: Db,
  app: Pick<Application, 'id' | 'subjectId' | 'form'>,
): Promise<DraftForm> {
  const vault = await openVault(store, db, app.subjectId)
  const form = vault.open('Application', 'form', app.id, app.form)
  if (!isForm(form)) throw new Error(`The form of application ${app.id} is not an object.`)
  return form
}

/** Forms are checked before they are sealed, and the seal proves that nothing changed since. */
const isForm = (value: unknown): value is DraftForm =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The channel by which an application came; throws when the stored text is none. */
export function channelOf(app: { channel: string }): Channel {
  const channel = CHANNELS.find((candidate) => candidate === app.channel)
  if (channel === undefined) throw new Error(`unknown channel ${app.channel}`)
  return channel
}
