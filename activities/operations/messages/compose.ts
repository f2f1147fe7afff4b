import type { LetterFacts } from '../../../prisma/store/accounts/account-opening/letters.ts'
import type { Locale } from '../../../domain/kernel/locale.ts'
import type { MailKind } from './templates/mail.ts'
import { renderMail, type RenderedMail } from './templates/render.ts'

/** A letter that can no longer be written because what it speaks of is gone, as a reminder of a used link. */
export const obsolete = null

/**
 * Writes one mail from the facts of a case; null when there is nothing left to say. A withdrawal because an older
 * application is open has its own text.
 */
export async function compose(
  kind: MailKind,
  locale: Locale,
  facts: LetterFacts,
  applicationId: string,
  publicUrl: string,
): Promise<RenderedMail | null> {
  const { reference } = facts
  const applicationLink =
    facts.accessToken === null ? publicUrl : `${publicUrl}/apply/${applicationId}#${facts.accessToken}`
  const activationLink = `${publicUrl}/activate#${facts.activationToken ?? ''}`
  const staffTask =
    facts.task === null
      ? null
      : {
          reference,
          taskKind: facts.task.kind,
          dueAt: facts.task.dueAt,
          link: `${publicUrl}/staff/applications/${applicationId}`,
        }
  switch (kind) {
    case 'OB-0':
      return facts.accessExpiresAt === null
        ? obsolete
        : renderMail(kind, locale, { reference, link: applicationLink, expiresAt: facts.accessExpiresAt })
    case 'OB-1':
      return renderMail(kind, locale, { reference, statusLink: applicationLink })
    case 'OB-8':
      return facts.activationToken === null || facts.activationExpiresAt === null
        ? obsolete
        : renderMail(kind, locale, {
            reference,
            maskedAccountNumber: facts.maskedAccountNumber,
            activationLink,
            activationExpiresAt: facts.activationExpiresAt,
          })
    case 'OB-9':
      return renderMail(kind, locale, { reference, maskedAccountNumber: facts.maskedAccountNumber })
    case 'OB-10':
      return renderMail(kind, locale, { reference, reasonClass: facts.reasonClass })
    case 'OB-11':
    case 'OB-11D':
      return facts.stageReason === 'duplicate-open-application' && facts.olderReference !== null
        ? renderMail('OB-11D', locale, { reference, olderReference: facts.olderReference })
        : renderMail('OB-11', locale, { reference })
    case 'OB-13':
      return facts.activationToken === null
        ? obsolete
        : renderMail(kind, locale, { reference, activationLink, closesOn: facts.activationClosesOn })
    case 'OB-15':
      return facts.accessToken === null
        ? obsolete
        : renderMail(kind, locale, { reference, link: applicationLink, closesOn: facts.draftClosesOn })
    case 'OB-7':
    case 'OB-12':
    case 'OB-14':
      return renderMail(kind, locale, { reference })
    case 'OB-20':
    case 'OB-21':
    case 'OB-22':
    case 'OB-23':
      return staffTask === null ? obsolete : renderMail(kind, locale, staffTask)
  }
}
