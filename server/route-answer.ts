/** What a route answers: its status with a JSON body or bytes, and the version that becomes the ETag. */
export type Answer = {
  readonly status: number
  readonly body?: unknown
  readonly bytes?: Buffer
  readonly version?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
}
