import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const key = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 32) return bytes
  context.addIssue('must be 32 bytes in base64')
  return z.NEVER
})

const keyFile = z.object({
  keyEncryptionKeys: z.array(z.object({ id: z.string().min(1), key })).min(1),
  indexKey: key,
  linkKey: key,
  payloadKeys: z.array(z.object({ id: z.string().min(1), key })).min(1),
  sessionSecret: z.string().min(32),
})

/**
 * Secrets of one deployment, each 32 bytes: the first of `keyEncryptionKeys` wraps new data keys and the first of
 * `payloadKeys` encrypts what Temporal stores; later ones only open older values.
 */
export type Keys = z.infer<typeof keyFile>

const fresh = () => randomBytes(32).toString('base64')

/** Writes a new key file with mode 0600 unless one exists: safe to call from several processes at once, and nobody reads half a file. */
export function createKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const id = `local-${new Date().getUTCFullYear()}-1`
  const content = {
    keyEncryptionKeys: [{ id, key: fresh() }],
    indexKey: fresh(),
    linkKey: fresh(),
    payloadKeys: [{ id, key: fresh() }],
    sessionSecret: fresh(),
  }
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}

/** Reads the key file; throws a sentence that says which file and what is wrong with it. */
export function readKeys(path: string): Keys {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Error(
      `No key file at ${path}. Set STEWARD_KEY_FILE, or make one with: npm run steward -- keys create --file ${path}`,
    )
  }
  const parsed = keyFile.safeParse(jsonOf(text))
  if (!parsed.success) throw new Error(`The key file ${path} is not valid: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Text that is not JSON reads as null, which the schema then refuses. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null
