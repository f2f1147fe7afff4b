import { textOf } from '../i18n/i18n.ts'
import { isProblem } from './client.ts'

/** What to tell people about a code, in the language on screen; unknown codes get a general sentence. */
export const codeText = (code: string): string => textOf('problems', code) ?? textOf('problems', 'unknown') ?? code

/** What to tell people about anything that was thrown. */
export const problemText = (error: unknown): string => codeText(isProblem(error) ? error.code : 'unknown')
