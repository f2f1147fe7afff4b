import { Command } from 'commander'
import { dueRequests, type ProcessRequest } from '../../prisma/store/operations/requests.ts'
import { command, table, type Terminal, wholeNumber, withDeployment } from '../command.ts'

/** The last instant of JavaScript's calendar: every request without a result is due by then. */
const LAST_INSTANT = new Date(8_640_000_000_000_000)

/** `requests pending`: what people and schedules asked and no process has answered yet, oldest first. */
export const requestsCommand = (terminal: Terminal): Command =>
  new Command('requests').description('Requests to processes').addCommand(
    command<{ limit: number }>('pending', 'List requests that no process has answered yet', terminal, ({ limit }) =>
      withDeployment(terminal, async ({ store }) => {
        const requests = (await dueRequests(store, limit, LAST_INSTANT)).map(lineOf)
        return {
          result: { pending: requests },
          lines:
            requests.length === 0
              ? ['Every request has its result.']
              : table(
                  HEAD,
                  requests.map((one) => Object.values(one).map(String)),
                ),
        }
      }),
    ).option('--limit <requests>', 'requests at most', wholeNumber('--limit', 1, 10_000), 100),
  )

const HEAD = ['Request', 'Kind', 'Name', 'Process', 'Asked', 'Attempts', 'Next attempt']

const lineOf = (request: ProcessRequest) => ({
  id: request.id,
  kind: request.kind,
  name: request.name ?? '',
  workflowId: request.workflowId,
  createdAt: request.createdAt.toISOString(),
  attempts: request.attempts,
  nextAttemptAt: request.nextAttemptAt.toISOString(),
})
