import express, { type RequestHandler } from 'express'
import multer from 'multer'
import { StewardError } from '../../platform/errors.ts'

export const MAX_JSON_BYTES = 1024 * 1024
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const MAX_FILES = 10

const parseJson = express.json({ limit: MAX_JSON_BYTES, strict: true, type: 'application/json' })

/** Reads a JSON object of at most 1 MB. Refuses other content types with 415 and anything but an object with 400. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (!hasBody(req.headers)) return next()
  if (req.is('application/json') === false) return next(new StewardError('unsupported_media'))
  return parseJson(req, res, (error?: unknown) => {
    if (error !== undefined) return next(error)
    return typeof req.body === 'object' && req.body !== null && !Array.isArray(req.body)
      ? next()
      : next(new StewardError('malformed_request'))
  })
}

const receive = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: MAX_FILE_BYTES,
    files: MAX_FILES,
    fields: 5,
    fieldSize: 1_000,
    fieldNameSize: 100,
    headerPairs: 50,
  },
}).array('file', MAX_FILES)

/** Reads a multipart body: files of at most 10 MB each, at most 10, in the field `file`. Refuses other content types with 415. */
export const multipartBody: RequestHandler = (req, res, next) => {
  if (req.is('multipart/form-data') === false || !hasBody(req.headers))
    return next(new StewardError('unsupported_media'))
  return receive(req, res, (error?: unknown) => {
    if (error === undefined || error === null) return next()
    return next(
      error instanceof Error && 'code' in error ? error : new StewardError('malformed_request', { cause: error }),
    )
  })
}

const hasBody = (headers: {
  'content-length'?: string | undefined
  'transfer-encoding'?: string | undefined
}): boolean =>
  headers['transfer-encoding'] !== undefined ||
  (headers['content-length'] !== undefined && headers['content-length'] !== '0')
