import type { DraftForm } from './form.ts'

const HAN = /\p{Script=Han}/u

type Parts = { readonly family?: string | undefined; readonly given?: string | undefined }

/** Whether the family name comes first: as stated, else as the script of the name has it. */
export const familyNameFirst = (name: DraftForm['name']): boolean =>
  name?.familyNameFirst ?? HAN.test(name?.native?.family ?? '')

/** The parts of a name in their order with a space between them, so that a reader of names sees where the family name ends. */
export const spacedName = (parts: Parts | undefined, familyFirst: boolean): string =>
  (familyFirst ? [parts?.family, parts?.given] : [parts?.given, parts?.family])
    .flatMap((part) => part?.trim() || [])
    .join(' ')

/** A name as people write it: Han characters family first and without a space, others in the order that is stated. */
export function joinedName(parts: Parts | undefined, familyFirst: boolean): string {
  const han = [parts?.family, parts?.given].every((part) => part === undefined || part === '' || HAN.test(part))
  return han ? spacedName(parts, true).replace(' ', '') : spacedName(parts, familyFirst)
}
