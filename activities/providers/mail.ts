import { createTransport } from 'nodemailer'

export type OutgoingMail = {
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly messageId: string
}

/** Hands mail to a mail server: resolves with its answer once it has taken the message, throws otherwise. */
export type MailServer = {
  readonly send: (mail: OutgoingMail) => Promise<{ response: string }>
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
      const info = await transport.sendMail({
        ...mail,
        from: options.from,
        replyTo: options.replyTo,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { response: info.response }
    },
    close: () => transport.close(),
  }
}
