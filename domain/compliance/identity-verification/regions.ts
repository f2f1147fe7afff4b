/**
 * Province-level codes of GB/T 2260 that begin a resident identity number. A number keeps the code of its first
 * registration for life, so retired districts stay valid: below the province only the form of the code is checked.
 * 81 and 82 are Hong Kong and Macao, 71 and 83 Taiwan (residence permits with an 18-digit number).
 */
const PROVINCES: { readonly [code: string]: string } = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
  '83': '台湾省',
}

/** Codes whose numbers carry no district. */
const WITHOUT_DISTRICT: readonly string[] = ['71', '81', '82', '83']

/** Municipalities, whose second level is only districts (01), counties (02) or, until 2007, county-level cities (03). */
const MUNICIPALITIES: readonly string[] = ['11', '12', '31', '50']

/**
 * Name of the province that begins a six-digit region code, or null when no such code was ever issued: unknown province,
 * or a prefecture or county part outside the ranges of GB/T 2260 (prefectures 01-70 and 90, counties 01-99).
 */
export const provinceOf = (regionCode: string): string | null => {
  const [province, prefecture, county] = [regionCode.slice(0, 2), regionCode.slice(2, 4), regionCode.slice(4, 6)]
  const name = PROVINCES[province] ?? null
  if (name === null || !/^\d{6}$/.test(regionCode)) return null
  if (WITHOUT_DISTRICT.includes(province)) return name
  const second = Number(prefecture)
  const issued = MUNICIPALITIES.includes(province)
    ? second >= 1 && second <= 3
    : (second >= 1 && second <= 70) || second === 90
  return issued && Number(county) >= 1 ? name : null
}
