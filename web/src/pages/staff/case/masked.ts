const dotted = (path: string): string => path.replace(/^\/(?:form\/)?/, '').replaceAll('/', '.')

/**
 * Tells which fields of the form are masked for the reader, from the pointers of the case (`/form/name`); a masked group
 * masks its parts, and a group of which a part is masked counts as masked.
 */
export const maskTest = (masked: readonly string[]): ((path: string) => boolean) => {
  const paths = masked.map(dotted)
  return (path) => paths.some((known) => path === known || path.startsWith(`${known}.`) || known.startsWith(`${path}.`))
}

const NOT_OF_THE_FORM =
  /^\/(?:form|documents|checks|duplicates|screening|assessment|decisions|declineReason|stageReason)$/

/** How many fields of the form are masked. */
export const maskedFieldCount = (masked: readonly string[]): number =>
  masked.filter((path) => !NOT_OF_THE_FORM.test(path)).length

/** True when the form is hidden from the reader altogether (and not erased). */
export const formIsHidden = (masked: readonly string[]): boolean => masked.includes('/form')

/** True when checks, screening, rating and decisions are hidden from the reader. */
export const evidenceIsHidden = (masked: readonly string[]): boolean => masked.includes('/checks')
