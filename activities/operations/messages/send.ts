import { ApplicationFailure } from '@temporalio/common'
import { renewActivationLink } from '../../../prisma/store/accounts/account-opening/access-links.ts'
import {
  applicantRecipient,
  letterFacts,
  taskRecipients,
} from '../../../prisma/store/accounts/account-opening/letters.ts'
import {
  enterMessage,
  type Message,
  noteFailure,
  recipientOf,
  recordAnswer,
  takeInHand,
} from '../../../prisma/store/operations/messages.ts'
import type { Store } from '../../../prisma/store/store.ts'
import type { MailServer } from '../../providers/mail.ts'
import { compose } from './compose.ts'
import { messageIdFor } from './templates/message-id.ts'
import { isMailKind, type RenderedMail } from './templates/render.ts'

type LetterOrder = {
  readonly applicationId: string
  readonly kind: string
  readonly occasion: string
  readonly taskId?: string
  readonly linkId?: string
}

const STAFF_KINDS: readonly string[] = ['OB-20', 'OB-21', 'OB-22', 'OB-23']

/**
 * Sends letters. Safe to run twice, even at once: each letter is a row with a unique dedupe key that one sender takes in
 * hand and marks once the mail server took or finally refused it. Only an end between its answer and our record sends a
 * second copy, with the same Message-ID.
 */
export function messageActivities(
  store: Store,
  mailServer: MailServer,
  options: { publicUrl: string; mailDomain: string },
) {
  const deliver = async (message: Message, mail: RenderedMail): Promise<void> => {
    const hold = await takeInHand(store, message.id, mailServer.longestSendMs)
    if (hold === null) throw ApplicationFailure.retryable('another sender has this letter', 'letter_in_hand')
    try {
      const { messageId } = message
      const answer = await mailServer.send({ to: await recipientOf(store, message), ...mail, messageId })
      await recordAnswer(store, message, { ...answer, content: mail.html })
    } catch (error) {
      await noteFailure(store, hold, 'mail_server_unavailable')
      throw error
    }
  }
  return {
    /** Sends one letter to everyone whom it concerns; an address that fails holds up no other one, and is tried again. */
    sendLetter: async (order: LetterOrder): Promise<void> => {
      const { kind, applicationId } = order
      if (!isMailKind(kind)) throw ApplicationFailure.nonRetryable('unknown letter', 'unknown_letter')
      const staff = STAFF_KINDS.includes(kind) && order.taskId !== undefined
      const recipients = staff
        ? await taskRecipients(store, order.taskId ?? '')
        : [await applicantRecipient(store, applicationId)]
      if (kind === 'OB-13') await renewActivationLink(store, applicationId, order.occasion)
      const facts = await letterFacts(store, order)
      const failures: unknown[] = []
      for (const recipient of recipients) {
        const mail = await compose(kind, recipient.locale, facts, applicationId, options.publicUrl)
        if (mail === null) continue
        const dedupeKey = `${applicationId}:${kind}:${order.occasion}:${recipient.key}`
        const message = await enterMessage(store, {
          kind,
          templateVersion: mail.templateVersion,
          locale: recipient.locale,
          recipient: recipient.address,
          sealFor: recipient.sealFor,
          subjectType: 'application',
          subjectId: applicationId,
          dedupeKey,
          messageId: messageIdFor(dedupeKey, options.mailDomain),
        })
        if (message.state === 'PENDING') await deliver(message, mail).catch((error: unknown) => failures.push(error))
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}

export type MessageActivities = ReturnType<typeof messageActivities>
