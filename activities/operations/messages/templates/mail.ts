import type { ReasonClass } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import type { Product } from '../../../../domain/accounts/account-opening/form.ts'
import type { Locale } from '../../../../domain/kernel/locale.ts'
import type { TaskKind } from '../../../../domain/operations/tasks/kinds.ts'

type Case = { readonly reference: string }
type StaffTask = Case & { readonly taskKind: TaskKind; readonly dueAt: string; readonly link: string }

/**
 * What each mail of the catalogue is told: references, masked numbers, links, and times (instants ISO 8601 with Z,
 * `closesOn` a date). No mail is told a name, a document, a score or a written reason, so none can leak one.
 */
export type MailData = {
  /** Link that opens the application. */
  'OB-0': Case & { readonly link: string; readonly expiresAt: string }
  /** Receipt. */
  'OB-1': Case & { readonly statusLink: string; readonly product?: Product }
  /** Application closed because nobody answered in time. */
  'OB-7': Case
  /** Account opened, to be activated. */
  'OB-8': Case & {
    readonly maskedAccountNumber: string
    readonly activationLink: string
    readonly activationExpiresAt: string
  }
  /** Account active. */
  'OB-9': Case & { readonly maskedAccountNumber: string }
  /** Declined. */
  'OB-10': Case & { readonly reasonClass: ReasonClass }
  /** Withdrawn by the applicant. */
  'OB-11': Case
  /** Closed because an older application of the same person is open. */
  'OB-11D': Case & { readonly olderReference: string }
  /** Apology: setting up the account failed and was undone. */
  'OB-12': Case
  /** Reminder to activate. */
  'OB-13': Case & { readonly activationLink: string; readonly closesOn: string }
  /** Account closed unused. */
  'OB-14': Case
  /** Reminder of an unfinished form. */
  'OB-15': Case & { readonly link: string; readonly closesOn: string }
  /** Staff: task assigned. */
  'OB-20': StaffTask
  /** Staff: 80 % of the time for a task has passed. */
  'OB-21': StaffTask
  /** Staff: a task is overdue. */
  'OB-22': StaffTask
  /** Staff: approval asked. */
  'OB-23': StaffTask
}
export type MailKind = keyof MailData

/** Who writes: the bank's name, how a person there is reached, and the zone in which times are written. */
export type Institution = {
  readonly name: { readonly [L in Locale]: string }
  readonly contact: {
    readonly email: string
    readonly phone: string | null
    readonly hours: { readonly [L in Locale]: string } | null
  }
  readonly timeZone: string
}

/** The bank of the demonstration; its address is a reserved name that reaches nobody (RFC 2606). */
export const demoInstitution: Institution = {
  name: { 'zh-CN': 'Steward 银行', en: 'Steward Bank' },
  contact: { email: 'help@steward.example', phone: null, hours: null },
  timeZone: 'Asia/Shanghai',
}

/** One mail in words, before it has a form; the HTML part and the text part are both made from all of it. */
export type MailContent = {
  readonly subject: string
  /** What an inbox shows beside the subject, and a locked phone shows to anybody: as neutral as the subject. */
  readonly preview: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly action: { readonly label: string; readonly href: string } | null
  readonly afterAction: readonly string[]
  readonly sections: readonly { readonly title: string; readonly text: string }[]
  readonly why: string
}

/** Words that every mail in one language shares. */
export type FrameTexts = {
  readonly greeting: string
  readonly plainLink: string
  readonly whyTitle: string
  readonly contactTitle: string
  readonly contact: (contact: { email: string; phone: string | null; hours: string | null }) => string
}

/** Times in the reader's convention, the bank's name and address, as the texts need them. */
export type Wording = {
  readonly instant: (instant: string) => string
  readonly day: (day: string) => string
  readonly bank: string
  readonly contactEmail: string
}

export type MailTexts = {
  readonly frame: FrameTexts
  readonly mails: { readonly [K in MailKind]: (data: MailData[K], wording: Wording) => MailContent }
}

/** A mail with every optional part empty, for texts to fill in. */
export const plainMail = { facts: [], action: null, afterAction: [], sections: [] } as const
