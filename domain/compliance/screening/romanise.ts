/** Letters with what stands for each, from rows of `letter:spelling`; a letter that is not spoken has an empty spelling. */
export const letterTable = (rows: string): ReadonlyMap<string, string> =>
  new Map(
    rows
      .trim()
      .split(/\s+/)
      .map((row): [string, string] => {
        const [letter = '', spelling = ''] = row.split(':')
        return [letter, spelling]
      }),
  )

const CYRILLIC = letterTable(`
  а:a б:b в:v г:g ґ:g ғ:g д:d ђ:dj е:e ё:yo є:ye ж:zh җ:j з:z ѕ:dz и:i і:i ї:yi й:y ј:j к:k қ:k л:l љ:lj м:m н:n
  ң:n њ:nj о:o ө:o п:p р:r с:s т:t ћ:c у:u ў:u ү:u ұ:u ф:f х:kh ҳ:h һ:h ц:ts ч:ch ҷ:j џ:dz ш:sh щ:shch ъ: ы:y ь:
  э:e ә:a ю:yu я:ya ӣ:i ӯ:u ѓ:g ќ:k
`)

const GREEK = letterTable(`
  α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o
`)

const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/^μπ/, 'b'],
  [/μπ/g, 'mp'],
  [/^ντ/, 'd'],
  [/γκ/g, 'gk'],
  [/γγ/g, 'ng'],
  [/γχ/g, 'nch'],
  [/τζ/g, 'tz'],
  [/ου/g, 'ou'],
  [/ευ(?=[θκξπστφχψς]|$)/g, 'ef'],
  [/ευ/g, 'ev'],
  [/αυ(?=[θκξπστφχψς]|$)/g, 'af'],
  [/αυ/g, 'av'],
  [/αι/g, 'ai'],
  [/ει/g, 'ei'],
  [/οι/g, 'oi'],
]

const ARABIC = letterTable(`
  ا:a أ:a إ:i آ:a ٱ:a ء: ئ:y ؤ:w ب:b پ:p ت:t ٹ:t ث:t ج:j چ:ch ح:h خ:h د:d ڈ:d ذ:d ر:r ڑ:r ز:z ژ:j س:s ش:sh ص:s ض:d
  ط:t ظ:z ع: غ:g ف:f ڤ:v ق:q ك:k ک:k ڪ:k گ:g ڭ:ng ل:l م:m ن:n ں:n ه:h ھ:h ہ:h ة:a ۀ:a و:w ۆ:o ي:y ى:a ی:y ې:e ے:e
  ۍ:y ێ:e ە:e ښ:sh ځ:z څ:s ډ:d ړ:r ږ:j ټ:t ڼ:n ګ:g ۇ:u
`)

const HEBREW = letterTable(`
  א:a ב:b ג:g ד:d ה:h ו:v ז:z ח:h ט:t י:y כ:k ך:k ל:l מ:m ם:m נ:n ן:n ס:s ע: פ:p ף:f צ:ts ץ:ts ק:k ר:r ש:sh ת:t
`)

const spellings = (row: string): string[] => row.split(' ').map((spelling) => spelling.replace('-', ''))

const HANGUL_INITIALS = spellings('g kk n d tt r m b pp s ss - j jj ch k t p h')
const HANGUL_VOWELS = spellings('a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i')
const HANGUL_FINALS = spellings('- k k k n n n t l k m l l l p l m p p t t ng t t k t p t')

/** A word with every letter of the table replaced. */
export const mapped = (word: string, table: ReadonlyMap<string, string>): string =>
  [...word].map((letter) => table.get(letter) ?? letter).join('')

/** Romanises Cyrillic letters of a lower-case word (one neutral spelling for Russian, Ukrainian, Serbian, Kazakh). */
export const romaniseCyrillic = (word: string): string =>
  mapped(
    word
      .normalize('NFC')
      .replace(/и\u0306/g, 'й')
      .replace(/(?<=[бвгджзклмнпрстфхцчшщ])ье/g, 'ye'),
    CYRILLIC,
  )

/** Romanises Greek letters of a lower-case word with the usual digraphs (ou, ev, b, d). */
export const romaniseGreek = (word: string): string => {
  let text = word.normalize('NFD').replace(/\p{M}+/gu, '')
  for (const [pattern, value] of GREEK_PAIRS) text = text.replace(pattern, value)
  return mapped(text, GREEK)
}

/**
 * Romanises Arabic-script letters of a word (Arabic, Persian, Urdu, Pashto), each as the sound under which spellings
 * are folded; short vowels are not written and so absent.
 */
export const romaniseArabic = (word: string): string =>
  mapped(word.normalize('NFC').replace(/[\u064b-\u065f\u0670]/g, ''), ARABIC)

/** Romanises Hebrew letters of a word; vowels are not written and so absent. */
export const romaniseHebrew = (word: string): string =>
  mapped(word.normalize('NFC').replace(/[\u0591-\u05c7]/g, ''), HEBREW)

/** Romanises Hangul syllables by the Revised Romanisation, syllable by syllable, without assimilation between them. */
export const romaniseHangul = (word: string): string =>
  [...word.normalize('NFC')]
    .map((char) => {
      const index = (char.codePointAt(0) ?? 0) - 0xac00
      if (index < 0 || index > 11171) return char
      const initial = HANGUL_INITIALS[Math.floor(index / 588)] ?? ''
      const vowel = HANGUL_VOWELS[Math.floor((index % 588) / 28)] ?? ''
      return initial + vowel + (HANGUL_FINALS[index % 28] ?? '')
    })
    .join('')
