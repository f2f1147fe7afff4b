import { hanSyllables, simplify } from './reading.ts'

const GLOSSARY = `
  股份有限公司: 有限责任公司: 有限责任: 有限公司: 集团公司:group 集团:group 控股:holding 股份: 公司: 企业:enterprise 工厂:factory 厂:factory 银行:bank 保险:insurance 证券:securities
  基金:fund 投资:investment 资本:capital 金融:finance 国际:international 贸易:trading 商贸:trading 进出口:import-export 物流:logistics 运输:transport 航运:shipping 海运:shipping
  船务:shipping 航空:aviation 科技:technology 技术:technology 电子:electronics 电器:electric 电力:power 能源:energy 石油:petroleum 石化:petrochemical 化工:chemical 化学:chemical
  材料:material 机械:machinery 设备:equipment 精密:precision 仪器:instrument 制造:manufacturing 工业:industry 实业:industry 工程:engineering 建设:construction 建筑:construction
  房地产:real-estate 地产:real-estate 置业:property 农业:agriculture 食品:food 医药:pharmaceutical 制药:pharmaceutical 医疗:medical 生物:biological 纺织:textile 服装:garment 汽车:automobile
  软件:software 信息:information 网络:network 通信:communication 通讯:communication 数码:digital 数据:data 半导体:semiconductor 光电:optoelectronics 文化:culture 传媒:media 教育:education
  咨询:consulting 服务:services 管理:management 发展:development 开发:development 研究院:research-institute 研究所:institute 大学:university 中国:china 中华:china 北京:beijing
  上海:shanghai 香港:hong-kong 澳门:macau 台湾:taiwan 新加坡:singapore 东方:oriental 太平洋:pacific 省: 市: 第一:first
`

const WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  GLOSSARY.trim()
    .split(/\s+/)
    .map((row): [string, string[]] => {
      const [han = '', english = ''] = row.split(':')
      return [han, english === '' ? [] : english.split('-')]
    }),
)

const LONGEST = Math.max(...[...WORDS.keys()].map((word) => word.length))

const wordAt = (text: string, start: number): string | null => {
  for (let length = LONGEST; length > 0; length--) {
    const word = text.slice(start, start + length)
    if (word.length === length && WORDS.has(word)) return word
  }
  return null
}

/**
 * A firm's name in characters as English words: business words and great cities translated, legal forms dropped, the
 * firm's own part in pinyin as one word. Traditional and simplified characters give the same answer.
 */
export const firmWords = (han: string): string[] => {
  const text = simplify(han)
  const words: string[] = []
  let own = ''
  const flush = (): void => {
    if (own !== '')
      words.push(
        hanSyllables(own, false)
          .join('')
          .replace(/[^a-z]/g, ''),
      )
    own = ''
  }
  for (let at = 0; at < text.length;) {
    const word = wordAt(text, at)
    if (word) {
      flush()
      words.push(...(WORDS.get(word) ?? []))
      at += word.length
    } else {
      own += text[at] ?? ''
      at += 1
    }
  }
  flush()
  return words.filter((word) => word !== '')
}
