import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { machineReadableZone } from '../../../../../domain/compliance/identity-verification/mrz.ts'
import { passport, zoneLines } from './mrz-builder.ts'

const today = '2026-12-01'
const specimenName = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
const chineseName = 'P<CHNZHANG<<XIAOMING'.padEnd(44, '<')
const chinese = 'E123456782CHN9003071M3212312<<<<<<<<<<<<<<<2'

const codeOf = (text: string, on = today): string => {
  const checked = machineReadableZone(text, on)
  return checked.ok ? 'accepted' : checked.code
}

describe('machine-readable zones', () => {
  it('reads a passport', () => {
    expect(machineReadableZone(`${chineseName}\n${chinese}`, today)).toEqual({
      ok: true,
      value: {
        format: 'TD3',
        passport: true,
        number: 'E12345678',
        issuingCountry: 'CN',
        nationality: 'CN',
        family: 'ZHANG',
        given: 'XIAOMING',
        nameMayBeCut: false,
        birthDate: '1990-03-07',
        sex: 'M',
        expiresOn: '2032-12-31',
      },
    })
  })

  it('finds the specimen of the standard right but expired, and its unexpired variant right', () => {
    expect(codeOf(`${specimenName}\nL898902C36UTO7408122F1204159ZE184226B<<<<<10`)).toBe('mrz_expired')
    const variant = machineReadableZone(`${specimenName}\nL898902C36UTO7408122F3104150ZE184226B<<<<<16`, today)
    expect(variant).toMatchObject({ ok: true, value: { number: 'L898902C3', issuingCountry: null, sex: 'F' } })
  })

  it('accepts the empty optional field with a 0 instead of a filler as check digit', () => {
    expect(codeOf(`${chineseName}\n${chinese.slice(0, 42)}02`)).toBe('accepted')
  })

  it('accepts one run of characters, small letters and blanks', () => {
    expect(codeOf(`${chineseName}${chinese}`.toLowerCase())).toBe('accepted')
    expect(codeOf(`${chineseName}\r\n E123456782 CHN 9003071M3212312<<<<<<<<<<<<<<<2`)).toBe('accepted')
  })

  it('reads the specimens of both card sizes', () => {
    const td1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'
    const td2 = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6'
    for (const zone of [td1, td2]) {
      expect(machineReadableZone(zone, '2011-01-01')).toMatchObject({
        ok: true,
        value: {
          number: 'D23145890',
          passport: false,
          family: 'ERIKSSON',
          given: 'ANNA MARIA',
          expiresOn: '2012-04-15',
        },
      })
      expect(codeOf(zone)).toBe('mrz_expired')
    }
  })

  it('notices every single changed digit', () => {
    const places = chinese.split('').flatMap((character, place) => (/\d/.test(character) ? [place] : []))
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(chinese.charAt(place)) + by) % 10
        expect(codeOf(`${chineseName}\n${chinese.slice(0, place)}${digit}${chinese.slice(place + 1)}`)).not.toBe(
          'accepted',
        )
      }),
    )
  })

  it.each([
    '',
    'hello',
    chineseName,
    `${chineseName}\n${chinese.slice(1)}`,
    `${chineseName.replace('G', '1')}\n${chinese}`,
  ])('refuses %p as no machine-readable zone', (text) => {
    expect(codeOf(text)).toBe('mrz_format')
  })

  it('takes the latest century of birth that is not in the future', () => {
    const born = (yymmdd: string) => machineReadableZone(zoneLines({ ...passport, birth: yymmdd }), today)
    expect(born('261130')).toMatchObject({ ok: true, value: { birthDate: '2026-11-30' } })
    expect(born('261202')).toMatchObject({ ok: true, value: { birthDate: '1926-12-02' } })
    expect(born('900230')).toEqual({ ok: false, code: 'mrz_birth_date' })
    expect(born('90<<<<')).toMatchObject({ ok: true, value: { birthDate: null } })
  })

  it('reads expiry years from ten back to twenty ahead', () => {
    const expires = (yymmdd: string) => machineReadableZone(zoneLines({ ...passport, expiry: yymmdd }), today)
    expect(expires('461231')).toMatchObject({ ok: true, value: { expiresOn: '2046-12-31' } })
    expect(expires('261201')).toMatchObject({ ok: true, value: { expiresOn: '2026-12-01' } })
    expect(expires('261130')).toEqual({ ok: false, code: 'mrz_expired' })
    expect(expires('471231')).toEqual({ ok: false, code: 'mrz_expired' })
  })

  it('knows issuers that are no ISO country code', () => {
    expect(machineReadableZone(zoneLines({ ...passport, issuer: 'D<<', nationality: 'D<<' }), today)).toMatchObject({
      ok: true,
      value: { issuingCountry: 'DE', nationality: 'DE' },
    })
  })

  it('says when the name field is full and may be cut', () => {
    const long = machineReadableZone(
      zoneLines({ ...passport, name: 'PAPANDROPOULOUS<<JONATHON<ALEXANDER<BARTHOLOMEW' }),
      today,
    )
    expect(long).toMatchObject({ ok: true, value: { nameMayBeCut: true, given: 'JONATHON ALEXANDER BAR' } })
    const single = machineReadableZone(zoneLines({ ...passport, name: 'ARKFREITH' }), today)
    expect(single).toMatchObject({ ok: true, value: { nameMayBeCut: false, family: 'ARKFREITH', given: '' } })
  })
})
