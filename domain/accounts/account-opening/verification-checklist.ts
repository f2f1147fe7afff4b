/** One thing that a person confirms before a task may be finished; texts in both languages hang on the id. */
export type ChecklistItem = { readonly id: string; readonly mandatory: boolean }

/** A versioned checklist; a case keeps the version with which its task was opened. */
export type Checklist = { readonly version: string; readonly items: readonly ChecklistItem[] }

/** What the analyst compares between the identity document and the typed data (FATF R.10, reliable documents). */
export const VERIFICATION_CHECKLIST: Checklist = {
  version: 'verification-1',
  items: [
    { id: 'document-readable', mandatory: true },
    { id: 'document-original', mandatory: true },
    { id: 'document-genuine', mandatory: true },
    { id: 'document-type-accepted', mandatory: true },
    { id: 'name-matches', mandatory: true },
    { id: 'number-matches', mandatory: true },
    { id: 'birth-date-matches', mandatory: true },
    { id: 'sex-matches', mandatory: true },
    { id: 'nationality-matches', mandatory: true },
    { id: 'validity-dates-match', mandatory: true },
    { id: 'not-expired', mandatory: true },
    { id: 'photo-plausible', mandatory: true },
    { id: 'address-evidence-seen', mandatory: false },
  ],
}

/** Ids of mandatory items that are not among the confirmed ones, in the checklist's order; empty when complete. */
export const checklistGaps = (items: readonly ChecklistItem[], confirmed: readonly string[]): string[] =>
  items.filter((item) => item.mandatory && !confirmed.includes(item.id)).map((item) => item.id)
