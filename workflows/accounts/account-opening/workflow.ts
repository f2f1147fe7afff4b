import { allHandlersFinished, condition, proxyActivities } from '@temporalio/workflow'
import type { OpeningActivities } from '../../../activities/accounts/account-opening.ts'
import type { MessageActivities } from '../../../activities/operations/messages/send.ts'
import { isOpeningCommand, type OpeningStage, openingStages } from '../../../domain/accounts/account-opening/stages.ts'
import type { OpeningInput, Standing } from '../../../domain/accounts/account-opening/standing.ts'
import { mayCommand } from '../../../domain/kernel/stages.ts'
import { openCompensation } from '../../steps/compensation.ts'
import { type Arrival, openDesk } from '../../steps/desk.ts'
import { openPost } from '../../steps/post.ts'
import { openLetters } from './letters.ts'
import { caseOptions, mailOptions } from '../../steps/options.ts'

/**
 * Opens an account for one person: data check, verification, screening, rating, due diligence, approval, provisioning,
 * activation. The stage says what must happen next; automatic stages run a step, the others wait for people. Ends when
 * the stage is final and every letter is sent.
 */
export async function accountOpening({ applicationId, timing }: OpeningInput): Promise<OpeningStage> {
  const desk = openDesk((now, command) => isOpeningCommand(command) && mayCommand(openingStages, now.stage, command))
  const act = proxyActivities<OpeningActivities>(caseOptions(timing))
  const mail = proxyActivities<MessageActivities>(mailOptions(timing))
  const post = openPost((letter) => mail.sendLetter({ applicationId, ...letter }))
  const letters = openLetters(post)

  let standing: Standing = { stage: 'SUBMITTED', tasks: [], rungs: [] }
  const stand = (now: Standing): void => {
    letters.tell(now)
    standing = now
    desk.stands(now)
  }

  const provision = async (): Promise<Standing> => {
    const compensation = openCompensation()
    compensation.register(() => act.undoProvisioning({ applicationId }))
    const { standing: provisioned, refused } = await act.provision({ applicationId })
    if (refused === null) return provisioned
    await compensation.undoAll()
    return act.reportProvisioningFailed({ applicationId })
  }

  const carryOut = async (arrival: Arrival): Promise<Standing> => {
    if ('asked' in arrival) {
      const { asked } = arrival
      const carried =
        asked.kind === 'answer'
          ? await act.recordOutcome({ requestId: asked.requestId })
          : await act.recordCommand({ requestId: asked.requestId })
      desk.settle(asked, carried.refused)
      return carried.standing
    }
    if ('event' in arrival.rung) return arrival.rung.event === 'close' ? act.closeUnused({ applicationId }) : standing
    letters.remind(standing, arrival.rung, arrival.task)
    return standing
  }

  const procedure: Record<OpeningStage, (() => Promise<Standing>) | 'people' | 'end'> = {
    DRAFT: 'people',
    SUBMITTED: () => act.checkApplication({ applicationId }),
    DATA_CHECK: () => act.checkApplication({ applicationId }),
    DUPLICATE_REVIEW: 'people',
    VERIFYING: 'people',
    SCREENING: () => act.screenApplicant({ applicationId }),
    SCREENING_REVIEW: 'people',
    RISK_RATING: () => act.rateApplicant({ applicationId }),
    DUE_DILIGENCE: 'people',
    PENDING_INFORMATION: 'people',
    PENDING_APPROVAL: 'people',
    APPROVED: provision,
    PROVISIONING: provision,
    PROVISIONING_FAILED: 'people',
    AWAITING_ACTIVATION: 'people',
    ACTIVE: 'end',
    DECLINED: 'end',
    WITHDRAWN: 'end',
    EXPIRED: 'end',
    PROHIBITED: 'end',
    CLOSED_UNUSED: 'end',
  }

  stand(standing)
  for (;;) {
    const step = procedure[standing.stage]
    const asked = desk.next()
    if (asked !== undefined) stand(await carryOut({ asked }))
    else if (step === 'end') break
    else stand(step === 'people' ? await carryOut(await desk.arrival(standing)) : await step())
  }
  desk.close()
  await post.sent()
  await condition(allHandlersFinished)
  return standing.stage
}
