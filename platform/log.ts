import { pino, type Logger } from 'pino'

export type Log = Logger

/** A logger of events with ids; personal data and user text are never passed to it. */
export const createLog = (name: string, level: string): Log =>
  pino({ name, level, base: { service: name }, timestamp: pino.stdTimeFunctions.isoTime })
