import { z } from 'zod'
import {
  ACCOUNT_CLASSES,
  CHANNELS,
  CONSENT_KINDS,
  DOCUMENT_TYPES,
  FUND_SOURCES,
  OCCUPATIONS,
  PEP_STATUSES,
  PRODUCTS,
  PURPOSES,
  SEXES,
} from '../../../domain/accounts/account-opening/form.ts'
import { OPENING_COMMANDS, OPENING_STAGES } from '../../../domain/accounts/account-opening/stages.ts'
import { HIT_DISPOSITIONS } from '../../../domain/compliance/screening/hit-findings.ts'
import { JURISDICTIONS } from '../../../domain/operations/policies/jurisdiction.ts'
import { instant, day, locale, page, pageQuery, requestView, uuid } from '../common.ts'
import { taskView } from '../operations/tasks.ts'

const text = (max: number) => z.string().max(max)
const country = z.string().max(2)
const personName = z.strictObject({ family: text(100), given: text(100) }).partial()

/**
 * A form in progress. Shapes and lengths are enforced here, meaning (check digits, dates, required parts) by the
 * domain's `checkForm`; an unfinished value is stored as it is, so nothing that was typed is lost.
 */
export const draftForm = z
  .strictObject({
    locale,
    product: z.enum(PRODUCTS),
    accountClass: z.enum(ACCOUNT_CLASSES).nullable(),
    name: z
      .strictObject({
        native: personName,
        latin: personName,
        familyNameFirst: z.boolean(),
        previousNames: z.array(text(120)).max(10),
      })
      .partial(),
    sex: z.enum(SEXES),
    birthDate: text(10),
    nationality: country,
    document: z
      .strictObject({
        type: z.enum(DOCUMENT_TYPES),
        number: text(40),
        issuingCountry: country,
        issuedOn: text(10),
        expiresOn: text(10).nullable(),
        mrz: text(200).nullable(),
      })
      .partial(),
    address: z
      .strictObject({ country, province: text(100), city: text(100), line: text(300), postcode: text(20) })
      .partial(),
    phone: text(30),
    email: text(254),
    occupation: z.enum(OCCUPATIONS),
    employer: text(200),
    purposes: z.array(z.enum(PURPOSES)).max(10),
    currency: text(3),
    expectedMonthlyTurnoverMinor: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    monthlyIncomeMinor: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
    expectedCashSharePercent: z.int().min(0).max(100),
    expectedCountries: z.array(country).max(30),
    sourceOfFunds: z.strictObject({ source: z.enum(FUND_SOURCES), details: text(1000) }).partial(),
    taxResidences: z
      .array(z.strictObject({ country, taxNumber: text(40).nullable(), reasonWithoutNumber: text(300).nullable() }))
      .max(5),
    pep: z
      .strictObject({
        status: z.enum(PEP_STATUSES),
        office: text(200),
        country: country.nullable(),
        since: text(10).nullable(),
        until: text(10).nullable(),
        relation: text(200),
      })
      .partial(),
    consents: z
      .array(z.strictObject({ kind: z.enum(CONSENT_KINDS), version: text(40), accepted: z.boolean() }))
      .max(10),
    signature: z.strictObject({ fullName: text(200), declaredTrue: z.boolean() }).partial(),
  })
  .partial()
  .meta({ id: 'DraftForm' })

/** POST /v1/applications */
export const createApplication = z
  .strictObject({
    locale,
    jurisdiction: z.enum(JURISDICTIONS).optional(),
    /** BRANCH needs a signed-in relationship manager or support agent; PARTNER_FORM an API key. */
    channel: z.enum(CHANNELS).optional(),
    form: draftForm.optional(),
  })
  .meta({ id: 'CreateApplication' })

export const documentView = z
  .object({
    id: uuid,
    kind: z.enum(['IDENTITY_DOCUMENT', 'SUPPORTING_DOCUMENT']),
    fileName: z.string(),
    mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/heic']),
    sizeBytes: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
    href: z.string(),
  })
  .meta({ id: 'ApplicationDocument' })

/** Fields beside the file of POST /v1/applications/{id}/documents. */
export const documentUpload = z
  .strictObject({ kind: z.enum(['IDENTITY_DOCUMENT', 'SUPPORTING_DOCUMENT']) })
  .meta({ id: 'DocumentUpload' })

/** What the applicant sees of her own application. Never a score, a hit or a reason beyond the reason class. */
export const applicantView = z
  .object({
    id: uuid,
    reference: z.string(),
    version: z.int(),
    locale,
    jurisdiction: z.enum(JURISDICTIONS),
    channel: z.enum(CHANNELS),
    stage: z.enum([
      'DRAFT',
      'RECEIVED',
      'CHECKING',
      'DECIDING',
      'OPENING',
      'AWAITING_ACTIVATION',
      'ACTIVE',
      'DECLINED',
      'WITHDRAWN',
      'EXPIRED',
      'CLOSED',
    ]),
    stageSince: instant,
    createdAt: instant,
    submittedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    form: draftForm.nullable(),
    problems: z.array(z.object({ pointer: z.string(), code: z.string() })),
    documents: z.array(documentView),
    declineReasonClass: z
      .enum(['IDENTITY_NOT_CONFIRMED', 'INFORMATION_MISSING', 'PRODUCT_RULES', 'NEUTRAL'])
      .nullable(),
    maskedAccountNumber: z.string().nullable(),
    permissions: z.object({ edit: z.boolean(), submit: z.boolean(), withdraw: z.boolean(), activate: z.boolean() }),
  })
  .meta({ id: 'ApplicantView' })

/** GET /v1/me/applications: the signed-in customer's own. */
export const applicantPage = page(applicantView)

/** Answer to POST /v1/applications: the application and the signed, expiring link that opens it. */
export const createdApplication = z
  .object({ application: applicantView, access: z.object({ token: z.string(), expiresAt: instant, href: z.string() }) })
  .meta({ id: 'CreatedApplication' })

/** POST /v1/applications/{id}/access-links: a fresh link is mailed; POST /v1/access-links asks by reference and e-mail and always answers 202. */
export const askAccessLink = z
  .strictObject({ reference: text(40), email: text(254), locale: locale.optional() })
  .meta({ id: 'AskAccessLink' })

/** POST /v1/applications/{id}/commands */
export const applicationCommand = z
  .strictObject({ command: z.enum(OPENING_COMMANDS), reason: text(2000).optional() })
  .meta({ id: 'ApplicationCommand' })

/** POST /v1/activations: the activation link's token, a password, and a TOTP code for the secret that GET /v1/activations handed out. */
export const activate = z
  .strictObject({
    token: text(200),
    password: text(128),
    totpCode: z.string().regex(/^\d{6}$/),
    acceptedTerms: z.literal(true),
  })
  .meta({ id: 'Activate' })

/** GET /v1/activations: what the customer needs to set up her sign-in; the same secret each time. */
export const activationQuery = z.strictObject({ token: text(200) })
export const activationView = z
  .object({
    reference: z.string(),
    maskedAccountNumber: z.string(),
    totpSecret: z.string(),
    otpauthUrl: z.string(),
    expiresAt: instant,
  })
  .meta({ id: 'Activation' })
export const activated = z.object({ reference: z.string() }).meta({ id: 'Activated' })

export const applicationListQuery = z.strictObject({
  ...pageQuery,
  stage: z.enum(OPENING_STAGES).optional(),
  open: z.enum(['true', 'false']).optional(),
  reference: text(40).optional(),
  from: instant.optional(),
  to: instant.optional(),
})

/** A row of the staff's list: no personal field. */
export const applicationRow = z
  .object({
    id: uuid,
    reference: z.string(),
    stage: z.enum(OPENING_STAGES),
    stageSince: instant,
    createdAt: instant,
    submittedAt: instant.nullable(),
    product: z.enum(PRODUCTS).nullable(),
    channel: z.enum(CHANNELS),
    jurisdiction: z.enum(JURISDICTIONS),
    riskBand: z.enum(['LOW', 'MEDIUM', 'HIGH', 'PROHIBITED']).nullable(),
    openTasks: z.int(),
    dueAt: instant.nullable(),
  })
  .meta({ id: 'ApplicationRow' })
export const applicationPage = page(applicationRow)

export const checkView = z.object({
  kind: z.string(),
  result: z.enum(['PASS', 'WARN', 'FAIL']),
  codes: z.array(z.string()),
  source: z.enum(['AUTOMATIC', 'ANALYST']),
  at: instant,
})

export const hitView = z.object({
  id: uuid,
  source: z.string(),
  entryName: z.string(),
  /** The list entry beside the party: other names, dates, countries, identifiers, programmes, remarks. */
  entry: z.object({
    sourceId: z.string(),
    kind: z.string(),
    names: z.array(z.object({ name: z.string(), weak: z.boolean() })),
    birthDates: z.array(z.string()),
    countries: z.array(z.string()),
    sex: z.string().nullable(),
    identifiers: z.array(z.object({ type: z.string(), number: z.string(), country: z.string().nullable() })),
    programs: z.array(z.string()),
    remarks: z.string(),
  }),
  score: z.number(),
  explanation: z.array(z.string()),
  contradictions: z.array(z.string()),
  disposition: z.enum(HIT_DISPOSITIONS),
  decidedAt: instant.nullable(),
})

export const assessmentView = z.object({
  model: z.string(),
  packVersion: z.string(),
  score: z.number(),
  band: z.enum(['LOW', 'MEDIUM', 'HIGH', 'PROHIBITED']),
  dueDiligence: z.enum(['SDD', 'CDD', 'EDD']).nullable(),
  overrides: z.array(z.string()),
  /** One line a factor: id, weight, level, contribution, and the code of why this level. */
  factors: z.array(
    z.object({ id: z.string(), weight: z.number(), level: z.number(), contribution: z.number(), reason: z.string() }),
  ),
  assessedAt: instant,
})

export const decisionView = z.object({
  id: uuid,
  kind: z.string(),
  outcome: z.string(),
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  personName: z.string().nullable(),
  role: z.string(),
  checklist: z.array(z.object({ id: z.string(), confirmed: z.boolean() })).nullable(),
  secondFactorAt: instant.nullable(),
  decidedAt: instant,
})

/** The whole case for staff. Fields that the reader may not see are masked, and `masked` names them. */
export const caseView = z
  .object({
    id: uuid,
    reference: z.string(),
    version: z.int(),
    stage: z.enum(OPENING_STAGES),
    stageSince: instant,
    stageReason: z.string().nullable(),
    jurisdiction: z.enum(JURISDICTIONS),
    packVersion: z.string(),
    channel: z.enum(CHANNELS),
    locale,
    createdAt: instant,
    submittedAt: instant.nullable(),
    closedAt: instant.nullable(),
    eraseOn: day.nullable(),
    form: draftForm.nullable(),
    masked: z.array(z.string()),
    documents: z.array(documentView),
    checks: z.array(checkView),
    duplicates: z.array(
      z.object({
        id: uuid,
        otherReference: z.string().nullable(),
        otherKind: z.enum(['APPLICATION', 'CUSTOMER']),
        otherStage: z.string().nullable(),
        score: z.int(),
        reasons: z.array(z.string()),
        resolution: z.enum(['OPEN', 'NOT_THE_SAME', 'SAME_OPEN_APPLICATION', 'SAME_CUSTOMER']),
      }),
    ),
    screening: z
      .object({
        screenedAt: instant,
        candidates: z.int(),
        lists: z.record(z.string(), z.string()),
        hits: z.array(hitView),
      })
      .nullable(),
    assessment: assessmentView.nullable(),
    decisions: z.array(decisionView),
    tasks: z.array(taskView),
    account: z
      .object({
        maskedNumber: z.string(),
        state: z.string(),
        product: z.string(),
        currency: z.string(),
        openedAt: instant,
        nextReviewOn: day.nullable(),
      })
      .nullable(),
    declineReason: z.string().nullable(),
    /** A request that is accepted and not carried out yet, so that the page can say so. */
    pendingRequests: z.array(requestView),
    permissions: z.object({ withdraw: z.boolean(), viewIdentity: z.boolean(), viewAudit: z.boolean() }),
  })
  .meta({ id: 'OpeningCase' })

/** GET /v1/applications/{id}/timeline: people, system and messages, newest first. */
export const timelineEntry = z
  .object({
    id: uuid,
    at: instant,
    kind: z.enum(['AUDIT', 'MESSAGE']),
    action: z.string(),
    actorKind: z.enum(['PERSON', 'SYSTEM', 'APPLICANT', 'API_KEY']),
    actorName: z.string().nullable(),
    actorRole: z.string(),
    facts: z.record(z.string(), z.unknown()),
    reason: z.string().nullable(),
  })
  .meta({ id: 'TimelineEntry' })
export const timelinePage = page(timelineEntry)

export type DraftFormBody = z.infer<typeof draftForm>
export type ApplicantView = z.infer<typeof applicantView>
export type CreatedApplication = z.infer<typeof createdApplication>
export type DocumentView = z.infer<typeof documentView>
export type ApplicationRow = z.infer<typeof applicationRow>
export type ApplicationPage = z.infer<typeof applicationPage>
export type CaseView = z.infer<typeof caseView>
export type TimelineEntry = z.infer<typeof timelineEntry>
export type TimelinePage = z.infer<typeof timelinePage>
