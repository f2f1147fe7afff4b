import type { ReasonClass } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import type { Product } from '../../../../domain/accounts/account-opening/form.ts'
import type { TaskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { plainMail, type MailContent, type MailData, type MailTexts, type Wording } from './mail.ts'

const products: { readonly [P in Product]: string } = {
  CURRENT_ACCOUNT: 'Current account',
  SAVINGS_ACCOUNT: 'Savings account',
  BASIC_ACCOUNT: 'Basic account',
  PRIVATE_BANKING: 'Private banking',
}

/** Screening and MLRO work goes by one neutral name outside the workbench. */
const tasks: { readonly [K in TaskKind]: string } = {
  DUPLICATE_REVIEW: 'Duplicate review',
  IDENTITY_VERIFICATION: 'Identity verification',
  SCREENING_REVIEW: 'Compliance review',
  SANCTIONS_CONFIRMATION: 'Compliance review',
  DUE_DILIGENCE_PACK: 'Due diligence pack',
  OPENING_APPROVAL: 'Opening approval',
  OPENING_MLRO_OPINION: 'Compliance review',
  OPENING_SENIOR_APPROVAL: 'Senior approval',
  PROVISIONING_REPAIR: 'Provisioning repair',
}

const reasons: { readonly [R in ReasonClass]: readonly string[] } = {
  IDENTITY_NOT_CONFIRMED: [
    'We cannot open an account for you, because we could not confirm your identity from the document and details you sent.',
    'You are welcome to apply again with a valid document that shows your name, number and photo clearly.',
  ],
  INFORMATION_MISSING: [
    'We cannot open an account for you, because we did not receive all the information that we need.',
    'You are welcome to apply again once you have it. We can tell you beforehand what to have ready.',
  ],
  PRODUCT_RULES: [
    'We cannot open this account for you, because the rules of the product do not allow it.',
    'Another kind of account may suit you. We are glad to tell you which ones are open to you.',
  ],
  NEUTRAL: ['We are unable to offer you an account.'],
}

const applied = (bank: string): string =>
  `Somebody gave this e-mail address when applying for an account at ${bank}. If that was not you, please tell us.`

const news = (reference: string): Pick<MailContent, 'subject' | 'preview'> => ({
  subject: `News about your application ${reference}`,
  preview: 'Please open this message to read it.',
})

const caseFact = (reference: string) => ({ label: 'Reference', value: reference })

const letter = (
  data: { readonly reference: string },
  wording: Wording,
  heading: string,
  paragraphs: readonly string[],
): MailContent => ({
  ...plainMail,
  ...news(data.reference),
  heading,
  paragraphs,
  facts: [caseFact(data.reference)],
  why: applied(wording.bank),
})

const opened = (data: MailData['OB-8'], wording: Wording): MailContent => ({
  ...letter(data, wording, 'Your account is open', [
    'Welcome. Your account is ready; one step is left for you. Until you activate it, no money can leave the account.',
  ]),
  facts: [
    { label: 'Account number', value: data.maskedAccountNumber },
    { label: 'Activate by', value: wording.instant(data.activationExpiresAt) },
    caseFact(data.reference),
  ],
  action: { label: 'Activate my account', href: data.activationLink },
  afterAction: [
    'You will choose a password, connect an authenticator app on your phone, and accept the terms. It takes about five minutes.',
    'The link works once and only until the time above. If it has run out, our next reminder brings a new one; to have it sooner, reply to this message. We never ask for your password, not by e-mail and not by phone.',
  ],
  sections: [
    {
      title: 'Fees',
      text: 'The price list is part of the terms that you see before you accept them. Ask us for a copy at any time.',
    },
    {
      title: 'If something goes wrong',
      text: `Tell us: reply to this message or write to ${wording.contactEmail}. We treat it as a complaint if you are not satisfied, confirm that we have it, and tell you by when you will have an answer and who decides if you do not agree with it.`,
    },
    {
      title: 'Your data',
      text: 'We use your data to run your account and to meet our legal duties, as the privacy notice you received with your application explains. You can ask to see or correct it at any time.',
    },
  ],
})

const staff = (
  data: MailData['OB-20'],
  wording: Wording,
  subject: string,
  heading: string,
  text: string,
  why: string,
): MailContent => ({
  ...plainMail,
  subject: `${subject} ${data.reference}`,
  preview: `Due ${wording.instant(data.dueAt)}`,
  heading,
  paragraphs: [text],
  facts: [
    { label: 'Case', value: data.reference },
    { label: 'Task', value: tasks[data.taskKind] },
    { label: 'Due', value: wording.instant(data.dueAt) },
  ],
  action: { label: 'Open the task', href: data.link },
  why,
})

const assigned = 'You are responsible for this task.'

/** English texts of every mail. */
export const english: MailTexts = {
  frame: {
    greeting: 'Hello,',
    plainLink: 'If the button does not work, copy this address into your browser:',
    whyTitle: 'Why you get this message',
    contactTitle: 'How to reach a person',
    contact: ({ email, phone, hours }) =>
      [
        `Reply to this message or write to ${email}`,
        phone === null ? '' : `, or call ${phone}${hours === null ? '' : ` (${hours})`}`,
        '. A person will answer. Please mention the reference.',
      ].join(''),
  },
  mails: {
    'OB-0': (data, wording) => ({
      ...plainMail,
      subject: `Your link to application ${data.reference}`,
      preview: 'Please open this message to use the link.',
      heading: 'Your link to your application',
      paragraphs: ['With this link you can continue your application or see how it stands, on any device.'],
      facts: [caseFact(data.reference), { label: 'The link works until', value: wording.instant(data.expiresAt) }],
      action: { label: 'Open my application', href: data.link },
      afterAction: ['Whoever has the link can open your application. Please do not pass this message on.'],
      why: `Somebody asked for this link with this e-mail address at ${wording.bank}. If that was not you, please tell us.`,
    }),
    'OB-1': (data, wording) => ({
      ...letter(data, wording, 'We have your application', [
        'Thank you. Your application has reached us, and you do not need to do anything now.',
        'We will check your details and your identity document, then decide. If we need anything else, we will write to you.',
      ]),
      subject: `We have your application ${data.reference}`,
      facts: [
        caseFact(data.reference),
        ...(data.product === undefined ? [] : [{ label: 'Product', value: products[data.product] }]),
      ],
      action: { label: 'See how it stands', href: data.statusLink },
      afterAction: ['Whoever has the link can open your application. Please do not pass this message on.'],
    }),
    'OB-7': (data, wording) =>
      letter(data, wording, 'We have closed your application', [
        'We did not hear from you in time, so we have closed your application. We will erase what you sent us as soon as we no longer have to keep it.',
        'You are welcome to apply again at any time.',
      ]),
    'OB-8': opened,
    'OB-9': (data, wording) => ({
      ...letter(data, wording, 'Your account is active', [
        'Thank you. You have activated your account, and payments can now be made from it.',
        'If it was not you who activated it, please tell us at once.',
      ]),
      facts: [{ label: 'Account number', value: data.maskedAccountNumber }, caseFact(data.reference)],
    }),
    'OB-10': (data, wording) => letter(data, wording, 'Our decision', reasons[data.reasonClass]),
    'OB-11': (data, wording) =>
      letter(data, wording, 'Your application is withdrawn', [
        'As you asked, we have stopped working on your application. We will erase what you sent us as soon as we no longer have to keep it.',
        'You are welcome to apply again at any time. If you did not ask for this, please tell us.',
      ]),
    'OB-11D': (data, wording) => ({
      ...letter(data, wording, 'We continue with your earlier application', [
        'You already have an open application with us. We have closed the newer one, and continue with the earlier one. You do not need to do anything.',
      ]),
      facts: [
        { label: 'We continue with', value: data.olderReference },
        { label: 'Closed', value: data.reference },
      ],
    }),
    'OB-12': (data, wording) =>
      letter(data, wording, 'We are sorry: your account is not ready yet', [
        'A technical fault on our side stopped us while we were setting up your account. Nothing was opened or charged, and your details are safe.',
        'You do not need to do anything. We are working on it and will write to you again.',
      ]),
    'OB-13': (data, wording) => ({
      ...letter(data, wording, 'Please activate your account', [
        'Your account is ready, but you have not activated it yet. No money can leave it until you do, and if it is not activated in time we will close it unused.',
      ]),
      subject: `Reminder about your application ${data.reference}`,
      facts: [{ label: 'Closes on', value: wording.day(data.closesOn) }, caseFact(data.reference)],
      action: { label: 'Activate my account', href: data.activationLink },
      afterAction: ['We never ask for your password, not by e-mail and not by phone.'],
    }),
    'OB-14': (data, wording) =>
      letter(data, wording, 'We have closed your account unused', [
        'Your account was not activated in time, so we have closed it. It cost you nothing.',
        'You are welcome to apply again at any time.',
      ]),
    'OB-15': (data, wording) => ({
      ...letter(data, wording, 'Your application is waiting for you', [
        'You began an application and have not sent it yet. Everything you typed is saved; you can go on where you stopped.',
      ]),
      subject: `Reminder about your application ${data.reference}`,
      facts: [caseFact(data.reference), { label: 'We erase it on', value: wording.day(data.closesOn) }],
      action: { label: 'Continue my application', href: data.link },
      afterAction: [
        'If you no longer want the account, you need not do anything: we erase an unfinished application by itself.',
      ],
    }),
    'OB-20': (data, wording) =>
      staff(data, wording, 'Task for case', 'A task for you', 'This task has been assigned to you.', assigned),
    'OB-21': (data, wording) =>
      staff(
        data,
        wording,
        'Due soon: case',
        'A task is due soon',
        'Four fifths of the time for this task have passed.',
        assigned,
      ),
    'OB-22': (data, wording) =>
      staff(
        data,
        wording,
        'Overdue: case',
        'A task is overdue',
        'The time for this task has run out. Please finish it or hand it over.',
        assigned,
      ),
    'OB-23': (data, wording) =>
      staff(
        data,
        wording,
        'Approval asked: case',
        'Your approval is asked for',
        'This case is ready for a decision. You will need your second factor.',
        'You hold a role that may decide this.',
      ),
  },
}
