import { v5 as uuidv5 } from 'uuid'

const NAMESPACE = '6f1c2f0e-6a52-5d0e-9a3e-2c6f0f6b7f11'

/** The audit trail's id for a record whose own id is a text (a version, a list): always the same for the same text. */
export const recordSubjectId = (text: string): string => uuidv5(text, NAMESPACE)
