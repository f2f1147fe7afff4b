import type { Actor } from '../../../domain/operations/access/actor.ts'
import * as books from '../../../prisma/store/accounts/core-bank.ts'
import type { Store } from '../../../prisma/store/store.ts'
import type { CoreBank } from './core-bank.ts'

const actor: Actor = { kind: 'SYSTEM', job: 'core-bank' }

/** The bank's own books in this database: the default where no outside core bank is connected. */
export const inStoreCoreBank = (store: Store): CoreBank => ({
  'reserve-number': {
    run: (ref) => books.reserveNumber(store, actor, ref),
    undo: (ref) => books.voidNumber(store, actor, ref),
  },
  'create-customer': {
    run: (ref) => books.createCustomer(store, actor, ref),
    undo: (ref) => books.releaseCustomer(store, actor, ref),
  },
  'open-account': {
    run: (ref) => books.openAccount(store, actor, ref),
    undo: (ref) => books.cancelAccount(store, actor, ref),
  },
  'link-holder': {
    run: (ref) => books.linkHolder(store, actor, ref),
    undo: (ref) => books.removeHolder(store, actor, ref),
  },
  'invite-to-portal': {
    run: (ref) => books.inviteToPortal(store, actor, ref),
    undo: (ref) => books.withdrawInvitation(store, actor, ref),
  },
  'set-review': {
    run: (ref) => books.setReview(store, actor, ref),
    undo: (ref) => books.clearReview(store, actor, ref),
  },
})
