import { CANTONESE_SYLLABLES } from './cantonese.ts'

const INITIALS: readonly (readonly [string, string])[] = [
  ['', 'a ai an ang ao e ei en eng er o ou'],
  ['b', 'a ai an ang ao ei en eng i ian iao ie in ing o u'],
  ['p', 'a ai an ang ao ei en eng i ian iao ie in ing o ou u'],
  ['m', 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u'],
  ['f', 'a an ang ei en eng o ou u'],
  ['d', 'a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo'],
  ['t', 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo'],
  ['n', 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve'],
  ['l', 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve'],
  ['g', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo'],
  ['k', 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo'],
  ['h', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo'],
  ['j', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['q', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['x', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['zh', 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo'],
  ['ch', 'a ai an ang ao e en eng i ong ou u uai uan uang ui un uo'],
  ['sh', 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo'],
  ['r', 'an ang ao e en eng i ong ou u uan ui un uo'],
  ['z', 'a ai an ang ao e ei en eng i ong ou u uan ui un uo'],
  ['c', 'a ai an ang ao e en eng i ong ou u uan ui un uo'],
  ['s', 'a ai an ang ao e en eng i ong ou u uan ui un uo'],
  ['y', 'a an ang ao e i in ing o ong ou u uan ue un'],
  ['w', 'a ai an ang ei en eng o u'],
]

/** Syllables of Hanyu Pinyin without tones, u-umlaut written v. */
export const PINYIN_SYLLABLES: ReadonlySet<string> = new Set(
  INITIALS.flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
)

const WADE_INITIALS: Readonly<Record<string, string>> = {
  b: 'p',
  d: 't',
  g: 'k',
  j: 'ch',
  q: 'ch',
  x: 'hs',
  zh: 'ch',
  r: 'j',
  z: 'ts',
  c: 'ts',
}

const WADE_WHOLE: Readonly<Record<string, readonly string[]>> = {
  zhi: ['chih'],
  chi: ['chih'],
  shi: ['shih'],
  ri: ['jih'],
  zi: ['tzu', 'tsu'],
  ci: ['tzu', 'tsu'],
  si: ['ssu', 'szu'],
  yan: ['yen'],
  ye: ['yeh'],
  yue: ['yueh'],
  you: ['yu'],
  yi: ['i', 'yi'],
  er: ['erh'],
  e: ['e', 'o'],
  ge: ['ko', 'ke'],
  ke: ['ko', 'ke'],
  he: ['ho', 'he'],
  guo: ['kuo'],
  kuo: ['kuo'],
  huo: ['huo'],
  shuo: ['shuo'],
  gui: ['kuei'],
  kui: ['kuei'],
  lv: ['lu', 'lyu'],
  nv: ['nu', 'nyu'],
  lve: ['lueh'],
  nve: ['nueh'],
}

/** Wade-Giles spellings of a pinyin syllable, without apostrophes and umlauts, as passports of Taiwan print them. */
const wadeGiles = (syllable: string): readonly string[] => {
  const whole = WADE_WHOLE[syllable]
  if (whole) return whole
  const [, initial = '', rest = ''] = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/.exec(syllable) ?? []
  let final = rest
  if (final === 'ian') final = 'ien'
  else if (final === 'ie') final = 'ieh'
  else if (final === 'ue') final = 'ueh'
  else if (final === 'uo') final = 'o'
  else if (final === 'ong') final = 'ung'
  else if (final === 'iong') final = 'iung'
  return [(WADE_INITIALS[initial] ?? initial) + final]
}

const wadeTable = (): ReadonlyMap<string, readonly string[]> => {
  const rows = new Map<string, string[]>()
  for (const syllable of PINYIN_SYLLABLES) {
    for (const spelling of wadeGiles(syllable)) rows.set(spelling, [...(rows.get(spelling) ?? []), syllable])
  }
  return rows
}

/** Ways in which Chinese names are spelled in Latin letters. */
export type Scheme = 'pinyin' | 'wade-giles' | 'cantonese' | 'dialect'

/** Pinyin syllables by Wade-Giles spelling; without apostrophes one spelling may stand for two. */
export const WADE_SYLLABLES = wadeTable()

/** Given-name syllables of Hokkien, Teochew and Hakka spelling, as used in Singapore and Malaysia. */
const DIALECT_SYLLABLES: ReadonlyMap<string, readonly string[]> = new Map(
  `ah:ya,a aik:yi ann:an bee:mei beng:ming boey:mei bok:mu boon:wen cheng:qing,zheng,cheng cheow:zhao chew:zhou,qiu chiew:zhao,qiu chin:zhen,jin
  ching:zheng,qing choo:zhu choon:chun chong:cong,zhong chuan:quan,cuan chwee:shui,cui chye:cai eng:ying,rong fook:fu fong:fang,feng gek:yu geok:yu giap:ye
  gim:jin guan:yuan hai:hai heng:xing hian:xian hoe:he,huo hock:fu hoe:hui hong:feng,hong hoon:yun huat:fa hui:hui huay:hui hwa:hua hwee:hui hock:fu
  huan:huan jin:ren,jin joo:yu,ru kah:jia kai:kai kang:kang kee:ji,qi keng:jing,qing khai:kai kheng:qing,jing khim:qin kia:jia kiat:jie kim:jin kiong:qiang,jing
  kok:guo koon:kun kuan:guan,quan kwang:guang kwee:gui lai:lai,li lan:lan lay:li leng:ling leong:liang,long lian:lian,lian liang:liang lim:lin ling:ling
  liong:liang loke:le,lu lye:lai,li meng:ming mei:mei mui:mei,mei nam:nan ngoh:wu ooi:wei peck:bi,bai peng:ping,bing ping:ping poh:bao,bo poon:ben sai:shi
  sek:shi seng:sheng,cheng,xing seok:shu,su siang:xiang siew:xiu,shao siong:xiang,song soo:shu,si soon:shun,chun suan:xuan swee:shui,rui,sui tat:da teck:de
  tee:di,zhi teng:ting,ding teong:zhong thiam:tian tian:tian tiam:tian tin:zhen,tian tiong:zhong tong:tang,dong tuan:duan tuck:de wah:hua wan:wan wee:wei,hui
  wei:wei yan:yan yee:yi,yu yen:yan yew:you,yao yin:yin ying:ying yoke:yu yong:yong,rong yoon:yun yuen:yuan,yun loong:long ing:ying hin:xing,xian hoi:hai,kai`
    .split(/\s+/)
    .map((row): [string, string[]] => {
      const [spelling = '', syllables = ''] = row.split(':')
      return [spelling, syllables.split(',')]
    }),
)

/** Pinyin syllables that one Latin syllable may stand for under a scheme; empty when it is none of that scheme. */
export const syllableOptions = (syllable: string, scheme: Scheme): readonly string[] => {
  switch (scheme) {
    case 'pinyin':
      return PINYIN_SYLLABLES.has(syllable)
        ? [syllable]
        : syllable === 'lyu' || syllable === 'nyu'
          ? [`${syllable[0]}v`]
          : syllable === 'lyue' || syllable === 'nyue' || syllable === 'lue' || syllable === 'nue'
            ? [`${syllable[0]}ve`]
            : []
    case 'wade-giles':
      return WADE_SYLLABLES.get(syllable) ?? []
    case 'cantonese':
      return CANTONESE_SYLLABLES.get(syllable) ?? []
    case 'dialect':
      return DIALECT_SYLLABLES.get(syllable) ?? []
  }
}

/**
 * Cuts a run of Latin letters into at most `limit` syllables of one scheme; every way to do it, shortest first. A bare
 * vowel may open the run but not follow another syllable, so that misspelled words are not cut into crumbs.
 */
export const cutSyllables = (run: string, scheme: Scheme, limit: number): string[][] => {
  const found: string[][] = []
  const walk = (start: number, parts: string[]): void => {
    if (start === run.length) {
      found.push(parts)
      return
    }
    if (parts.length === limit) return
    for (let end = Math.min(run.length, start + 6); end > start; end--) {
      const part = run.slice(start, end)
      if (part.length === 1 && run.length > 1 && start > 0) continue
      if (syllableOptions(part, scheme).length > 0) walk(end, [...parts, part])
    }
  }
  walk(0, [])
  return found.sort((a, b) => a.length - b.length)
}

/** How alike two pinyin syllables sound: 1 equal, 0.9 a pair that is often confused (n/ng, z/zh, c/ch, s/sh, u-umlaut), else 0. */
export const syllableSimilarity = (left: string, right: string): number => {
  if (left === right) return 1
  return confusable(left) === confusable(right) ? 0.9 : 0
}

/** Key under which a syllable and those confused with it are one. */
export const confusable = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^([ln])v/, '$1u')
    .replace(/^yu(?=$)/, 'yu')
    .replace(/ng$/, 'n')
