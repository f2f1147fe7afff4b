import { createTransport } from 'nodemailer'

export type OutgoingMail = {
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly messageId: string
}

/** The mail server's word: it took the message, or it will never take it for this address (RFC 5321 4.2.1, 5yz). */
export type MailAnswer = { readonly taken: boolean; readonly response: string }

/** Hands mail to a mail server. Resolves with its final word, and throws when trying again can help. */
export type MailServer = {
  readonly send: (mail: OutgoingMail) => Promise<MailAnswer>
  /** After this many milliseconds a send has ended one way or the other. */
  readonly longestSendMs: number
  readonly close: () => void
}

/** A mail server by SMTP. Time-outs are short because the activity that sends is retried. */
export function smtpServer(options: { url: string; from: string; replyTo: string; timeoutMs: number }): MailServer {
  const transport = createTransport({
    url: options.url,
    connectionTimeout: options.timeoutMs,
    greetingTimeout: options.timeoutMs,
    socketTimeout: options.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    longestSendMs: options.timeoutMs * 3,
    send: async (mail) => {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }
        const info = await transport.sendMail({ ...mail, from: options.from, replyTo: options.replyTo, headers })
        return { taken: true, response: info.response }
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal === null) throw error
        return { taken: false, response: refusal }
      }
    },
    close: () => transport.close(),
  }
}

/** The reply of a server that refused this very address or message for good; null for anything that may pass later. */
function refusalOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('responseCode' in error) || !('code' in error)) return null
  const { responseCode, code } = error
  const ofThisMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return ofThisMail && typeof responseCode === 'number' && responseCode >= 500 ? String(responseCode) : null
}
