import { confusable } from './chinese/syllables.ts'
import { plainNumber } from './evidence.ts'
import { fold, foldKorean, skeleton } from './fold.ts'
import type { EntryKind, ListEntry } from './list-entry.ts'
import type { PreparedQuery } from './match.ts'
import { type NameForm, type NameToken, type PreparedName, prepareName } from './normalise.ts'

const MAX_KEYS = 400
const MIN_FOR_DELETION = 4
const KOREAN_SURNAMES: ReadonlySet<string> = new Set(
  `kim gim i ri lee rhee yi pak park bak choe choi chong jong jung jeong chung kang cho jo yun yoon chang jang im lim rim han o oh so seo sin shin kwon gwon
  hwang an ahn song ryu yu yoo hong chon jon jeon ko go mun moon son yang pae bae paek baek ho heo nam sim shim no ro roh ha kwak sok cha chu ju ku gu min na
  chi ji om um won hyon hyun ham chin jin pang u woo to do`
    .split(/\s+/)
    .map(foldKorean),
)

const deletions = (bones: string): string[] => {
  if (bones.length < MIN_FOR_DELETION) return []
  return Array.from({ length: bones.length }, (_, index) => bones.slice(0, index) + bones.slice(index + 1))
}

const tokenKeys = (word: NameToken, firm: boolean, keys: Set<string>): void => {
  if (word.text.length < 2) return
  keys.add(`t:${word.fold}`)
  if ((word.common && firm) || /^\d+$/.test(word.text)) return
  keys.add(`k:${word.bones}`)
  for (const shorter of deletions(word.bones)) keys.add(`k:${shorter}`)
  if (word.abjad.length > 1) keys.add(`a:${word.abjad}`)
}

const joinedKeys = (form: NameForm, keys: Set<string>): void => {
  const words = form.core.map((word) => word.text)
  for (let index = 0; index + 1 < words.length; index++)
    keys.add(`k:${skeleton(fold((words[index] ?? '') + (words[index + 1] ?? '')))}`)
  if (words.length < 2) return
  keys.add(`k:${skeleton(fold(words.join('')))}`)
  keys.add(`k:${skeleton(fold([...words].reverse().join('')))}`)
}

const koreanKeys = (form: NameForm, keys: Set<string>): void => {
  const words = form.core.map((word) => foldKorean(word.text))
  if (words.length < 2 || words.length > 4 || !words.some((word) => KOREAN_SURNAMES.has(word))) return
  for (const word of words) keys.add(`h:${word}`)
}

const chineseKeys = (name: PreparedName, keys: Set<string>): void => {
  for (const reading of name.readings) {
    for (const surname of reading.surname) {
      for (const first of reading.given[0] ?? []) keys.add(`p:${confusable(surname)} ${confusable(first)}`)
    }
  }
}

/** Blocking keys of a prepared name; see `blockingKeys`. */
export const keysOfName = (name: PreparedName): Set<string> => {
  const keys = new Set<string>()
  for (const form of name.forms) {
    keys.add(`e:${form.key}`)
    for (const word of form.core) tokenKeys(word, name.firm, keys)
    joinedKeys(form, keys)
    if (!name.firm) koreanKeys(form, keys)
  }
  chineseKeys(name, keys)
  return keys
}

/**
 * Keys under which a name is found: two names that may match share at least one. They stand for the whole name in any order (e), the sound of each word
 * (t), its consonants with one left out (k, so a typing error still meets), its consonants in scripts without vowels
 * (a), words run together, Korean syllables (h) and surname with first syllable in pinyin (p). Meant for recall: the
 * score decides. Without a kind the name is read as a person's and as a firm's.
 */
export const blockingKeys = (name: string, kind: EntryKind | null): string[] => {
  const kinds: readonly EntryKind[] = kind === null ? ['PERSON', 'ENTITY'] : [kind]
  return [...new Set(kinds.flatMap((one) => [...keysOfName(prepareName(name, one))]))].slice(0, MAX_KEYS)
}

/** Keys under which the candidates of a query are to be fetched: of all its names, read as a person's and as a firm's, and of its identifiers. */
export const queryKeys = (query: PreparedQuery): string[] => {
  const names = query.names.flatMap(({ asPerson, asFirm }) => [...keysOfName(asPerson), ...keysOfName(asFirm)])
  return [...new Set([...names, ...query.facts.identifiers.map(({ number }) => identifierKey(number))])]
}

/** Key of an identifier number, shared by equal numbers however they are written. */
export const identifierKey = (number: string): string => `n:${plainNumber(number)}`

/** Keys of all names and identifiers of a list entry, for the store's array column. */
export const entryKeys = (entry: ListEntry): string[] => {
  const keys = new Set(entry.names.flatMap((listed) => blockingKeys(listed.name, entry.kind)))
  for (const { number } of entry.identifiers) keys.add(identifierKey(number))
  return [...keys]
}
