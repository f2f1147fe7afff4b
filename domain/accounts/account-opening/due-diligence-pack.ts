import { DUE_DILIGENCE_LEVELS, type DueDiligenceLevel } from '../../kernel/risk.ts'
import type { ApplicationForm } from './form.ts'
import type { ChecklistItem } from './verification-checklist.ts'

export const DUE_DILIGENCE_VERSION = 'due-diligence-1'

/** One content of a due diligence pack: from which level on, and whether the form states it or a person confirms it. */
type PackItem = { readonly from: DueDiligenceLevel; readonly stated: ((form: ApplicationForm) => boolean) | null }

const filled = (text: string): boolean => text.trim() !== ''

/**
 * Contents of the packs for natural persons (FATF R.10 and INR.10; enhanced measures as in AMLR Art 34). Each level holds
 * what the lower ones hold. Senior approval and the shorter review are not contents: quorum and review date see to them.
 */
const items = {
  'identity-data': {
    from: 'SDD',
    stated: (form) => filled(form.name.native.family) && filled(form.birthDate) && filled(form.document.number),
  },
  'identity-verified': { from: 'SDD', stated: null },
  'residential-address': { from: 'SDD', stated: (form) => filled(form.address.line) },
  'own-behalf-declaration': { from: 'CDD', stated: (form) => form.signature.declaredTrue },
  purpose: { from: 'CDD', stated: (form) => form.purposes.length > 0 },
  'expected-activity': {
    from: 'CDD',
    stated: (form) => form.expectedMonthlyTurnoverMinor >= 0 && form.expectedCashSharePercent >= 0,
  },
  occupation: { from: 'CDD', stated: (form) => form.occupation !== 'UNKNOWN' },
  'source-of-funds-statement': {
    from: 'CDD',
    stated: (form) => form.sourceOfFunds.source !== 'OTHER' || filled(form.sourceOfFunds.details),
  },
  'tax-self-certification': { from: 'CDD', stated: (form) => form.taxResidences.length > 0 },
  'source-of-wealth-evidence': { from: 'EDD', stated: null },
  'first-deposit-funds-evidence': { from: 'EDD', stated: null },
  'second-identity-source': { from: 'EDD', stated: null },
  'adverse-media-search': { from: 'EDD', stated: null },
  'reason-narrative': { from: 'EDD', stated: null },
  'monitoring-plan': { from: 'EDD', stated: null },
} as const satisfies { readonly [id: string]: PackItem }

export type PackItemId = keyof typeof items

const isPackItemId = (id: string): id is PackItemId => Object.hasOwn(items, id)
const PACK_ITEM_IDS: readonly PackItemId[] = Object.keys(items).filter(isPackItemId)

const itemOf = (id: PackItemId): PackItem => items[id]

/** Ids of everything that a pack of the level holds, in order; each level holds what the lower ones hold. */
export const packItems = (level: DueDiligenceLevel): PackItemId[] =>
  PACK_ITEM_IDS.filter((id) => DUE_DILIGENCE_LEVELS.indexOf(items[id].from) <= DUE_DILIGENCE_LEVELS.indexOf(level))

/** What the preparer confirms for the level: the contents that no form states. `identity-verified` comes from its task. */
export const packChecklist = (level: DueDiligenceLevel): ChecklistItem[] =>
  packItems(level)
    .filter((id) => itemOf(id).stated === null && id !== 'identity-verified')
    .map((id) => ({ id, mandatory: true }))

/** Ids of contents that are neither stated in the form nor among the evidence ids, in order; empty means complete. */
export const packGaps = (level: DueDiligenceLevel, form: ApplicationForm, evidence: readonly string[]): PackItemId[] =>
  packItems(level).filter((id) => !(itemOf(id).stated?.(form) ?? evidence.includes(id)))
