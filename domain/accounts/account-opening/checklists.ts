import type { DueDiligenceLevel } from '../../kernel/risk.ts'
import { DUE_DILIGENCE_VERSION, packChecklist } from './due-diligence-pack.ts'
import { type ChecklistItem, VERIFICATION_CHECKLIST } from './verification-checklist.ts'

const LEVELS: readonly DueDiligenceLevel[] = ['SDD', 'CDD', 'EDD']

/**
 * Items of a task's checklist by the version it was opened with; the due diligence pack depends on the case's level and
 * is the standard one while no level is known. An unknown version has no items that anybody could confirm and throws.
 */
export function checklistItems(version: string, level: string | null): readonly ChecklistItem[] {
  switch (version) {
    case VERIFICATION_CHECKLIST.version:
      return VERIFICATION_CHECKLIST.items
    case DUE_DILIGENCE_VERSION:
      return packChecklist(LEVELS.find((candidate) => candidate === level) ?? 'CDD')
    default:
      throw new Error(`unknown checklist ${version}`)
  }
}
