const LENGTH = 16
const PREFIX = '8'

/** Luhn check digit (ISO/IEC 7812-1) for the digits before it. */
const checkDigit = (payload: string): number => {
  const sum = [...payload].reverse().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/**
 * Account number of a sequence value: 16 digits, a leading 8, the value, and a Luhn check digit, so every single wrong
 * digit and nearly every swap of neighbours is noticed. Different values give different numbers. Throws RangeError
 * for a value that is no integer from 0 to 99 999 999 999 999.
 */
export const accountNumber = (sequence: number): string => {
  const digits = String(sequence)
  if (!Number.isSafeInteger(sequence) || sequence < 0 || digits.length > LENGTH - 2) {
    throw new RangeError(`no account number for sequence value ${digits}`)
  }
  const payload = `${PREFIX}${digits.padStart(LENGTH - 2, '0')}`
  return `${payload}${checkDigit(payload)}`
}

/** True for 16 digits whose last is the Luhn check digit of the others. */
export const isAccountNumber = (text: string): boolean =>
  /^\d{16}$/.test(text) && checkDigit(text.slice(0, -1)) === Number(text.slice(-1))

/** The number as letters and screens may show it: only the last four digits. */
export const maskedAccountNumber = (number: string): string => `**** **** **** ${number.slice(-4)}`
