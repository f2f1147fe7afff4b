import type { MailData } from '../../../activities/operations/messages/templates/mail.ts'

export const reference = 'AO-2026-7K3F9QZ4'
const task = {
  reference,
  taskKind: 'OPENING_APPROVAL',
  dueAt: '2026-12-02T09:30:00Z',
  link: 'https://steward.example/staff/tasks/t-20',
} as const

/** One plausible mail of every kind; every figure in it occurs in this one kind only, so that leaks between kinds show. */
export const samples: MailData = {
  'OB-0': { reference, link: 'https://steward.example/apply/a#access', expiresAt: '2026-12-08T06:05:00Z' },
  'OB-1': { reference, statusLink: 'https://steward.example/apply/a#receipt', product: 'SAVINGS_ACCOUNT' },
  'OB-7': { reference },
  'OB-8': {
    reference,
    maskedAccountNumber: '**** 4408',
    activationLink: 'https://steward.example/activate#opened',
    activationExpiresAt: '2026-12-04T06:05:00Z',
  },
  'OB-9': { reference, maskedAccountNumber: '**** 4409' },
  'OB-10': { reference, reasonClass: 'IDENTITY_NOT_CONFIRMED' },
  'OB-11': { reference },
  'OB-11D': { reference, olderReference: 'AO-2026-2M8X4BD1' },
  'OB-12': { reference },
  'OB-13': { reference, activationLink: 'https://steward.example/activate#reminder', closesOn: '2027-01-30' },
  'OB-14': { reference },
  'OB-15': { reference, link: 'https://steward.example/apply/a#unfinished', closesOn: '2026-12-31' },
  'OB-20': task,
  'OB-21': task,
  'OB-22': task,
  'OB-23': task,
}
