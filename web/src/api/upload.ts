import { ApiProblem, credentialHeaders, problemFrom, type Credential } from './client.ts'

export type UploadOptions = {
  readonly credential: Credential
  readonly fields: { readonly [name: string]: string }
  /** Called with a share from 0 to 1 as bytes leave. */
  readonly onProgress: (share: number) => void
  readonly signal?: AbortSignal
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Sends one file as multipart form data and resolves with the body of the 2xx answer. Throws ApiProblem (`network` when
 * no answer came) and rejects with an AbortError when aborted. Uses XMLHttpRequest because fetch reports no
 * upload progress.
 */
export const upload = (path: string, file: File, options: UploadOptions): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest()
    exchange.open('POST', path)
    const headers = {
      Accept: 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      ...credentialHeaders(options.credential),
    }
    for (const [name, value] of Object.entries(headers)) exchange.setRequestHeader(name, value)
    exchange.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) options.onProgress(event.loaded / event.total)
    })
    exchange.addEventListener('load', () => {
      const body = parsed(exchange.responseText)
      if (exchange.status >= 200 && exchange.status < 300) resolve(body)
      else reject(problemFrom(exchange.status, body, { get: (name) => exchange.getResponseHeader(name) }))
    })
    exchange.addEventListener('error', () => reject(new ApiProblem({ code: 'network', status: 0, reference: null })))
    exchange.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    options.signal?.addEventListener('abort', () => exchange.abort())
    const form = new FormData()
    for (const [name, value] of Object.entries(options.fields)) form.append(name, value)
    form.append('file', file)
    exchange.send(form)
  })
