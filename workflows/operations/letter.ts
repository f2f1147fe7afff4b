import { proxyActivities } from '@temporalio/workflow'
import type { MessageActivities } from '../../activities/operations/messages/send.ts'
import type { LetterInput } from '../../domain/accounts/account-opening/standing.ts'
import { mailOptions } from '../steps/options.ts'

/** Sends one letter that no case sends by itself, such as a fresh link; waits as long as the mail server is away. */
export async function letter({ applicationId, kind, linkId, timing }: LetterInput): Promise<void> {
  const mail = proxyActivities<MessageActivities>(mailOptions(timing))
  await mail.sendLetter({ applicationId, kind, occasion: linkId, linkId })
}
