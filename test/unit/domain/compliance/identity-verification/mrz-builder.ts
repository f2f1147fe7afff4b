type Zone = {
  name: string
  issuer: string
  nationality: string
  number: string
  birth: string
  sex: string
  expiry: string
}

/** A valid passport zone to vary in tests. */
export const passport: Zone = {
  name: 'ZHANG<<XIAOMING',
  issuer: 'CHN',
  nationality: 'CHN',
  number: 'E12345678',
  birth: '900307',
  sex: 'M',
  expiry: '321231',
}

const valueOf = (character: string): number =>
  character === '<' ? 0 : /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55

const digit = (text: string): number =>
  [...text].reduce((sum, character, index) => sum + valueOf(character) * ([7, 3, 1][index % 3] ?? 0), 0) % 10

/** Two lines of a TD3 zone with right check digits; the name is cut at 39 characters as the standard does. */
export const zoneLines = (zone: Zone): string => {
  const number = `${zone.number}${digit(zone.number)}`
  const birth = `${zone.birth}${digit(zone.birth)}`
  const expiry = `${zone.expiry}${digit(zone.expiry)}`
  const optional = '<'.repeat(15)
  const composite = digit(`${number}${birth}${expiry}${optional}`)
  const upper = `P<${zone.issuer}${zone.name.padEnd(39, '<').slice(0, 39)}`
  return `${upper}\n${number}${zone.nationality}${birth}${zone.sex}${expiry}${optional}${composite}`
}
