import { z } from 'zod'
import type { Channel } from '../../../../domain/accounts/account-opening/form.ts'
import { StewardError } from '../../../../platform/errors.ts'
import { linkToken } from '../../../../prisma/store/accounts/account-opening/access-links.ts'
import { requestCommand } from '../../../../prisma/store/accounts/account-opening/answers.ts'
import { listApplications } from '../../../../prisma/store/accounts/account-opening/application-list.ts'
import { createDraft, saveDraft, withdrawDraft } from '../../../../prisma/store/accounts/account-opening/drafts.ts'
import { submitApplication } from '../../../../prisma/store/accounts/account-opening/submission.ts'
import { readTimeline } from '../../../../prisma/store/accounts/account-opening/timeline.ts'
import { abilityOf, visibleApplications } from '../../../abilities/ability.ts'
import { applicationAnswer, applicationFor, carriedOut, seesCase } from '../../../answers.ts'
import { actorOf, type RequestContext } from '../../../context.ts'
import { noteRead } from '../../../middleware/read-log.ts'
import { presentRow, presentTimelineLine } from '../../../presenters/accounts/account-opening/rows.ts'
import { byId, get, nothing, patch, post, type Route } from '../../../route.ts'
import {
  applicantView,
  applicationCommand,
  applicationListQuery,
  applicationPage,
  caseView,
  createApplication,
  createdApplication,
  draftForm,
  timelinePage,
} from '../../../schemas/accounts/account-opening.ts'
import { pageQuery, requestAccepted } from '../../../schemas/common.ts'

const applicantDoors = ['link', 'api-key', 'customer', 'staff'] as const

/** Applications: draft, submission, commands, the staff's list and the timeline. */
export const applicationRoutes: readonly Route[] = [
  post({
    id: 'createApplication',
    path: '/v1/applications',
    summary: 'Start an application; answers with the signed link that opens it',
    tag: 'applications',
    doors: ['anonymous', 'api-key', 'staff'],
    params: nothing,
    body: createApplication,
    answers: { 201: createdApplication },
    problems: ['forbidden'],
    limit: 'create-application',
    handle: async ({ deps, context, body }) => {
      if (!abilityOf(context.caller).can('create', 'Application')) throw new StewardError('forbidden')
      const { application, link } = await createDraft(deps.store, (id) => actorOf(context, id), {
        locale: body.locale,
        jurisdiction: body.jurisdiction ?? deps.config.jurisdiction,
        channel: channelOfCaller(context, body.channel),
        form: body.form ?? {},
        ...(context.caller.kind === 'API_KEY' ? { apiKeyId: context.caller.keyId } : {}),
      })
      const token = linkToken(deps.store, link)
      const opened: RequestContext = {
        ...context,
        caller: { kind: 'LINK', linkId: link.id, applicationId: application.id },
      }
      const { body: view, version } = await applicationAnswer({ deps, context: opened }, application.id, 'applicant')
      const access = {
        token,
        expiresAt: link.expiresAt.toISOString(),
        href: `${deps.config.http.publicUrl}/apply/${application.id}#${token}`,
      }
      return {
        status: 201,
        body: { application: view, access },
        version: version ?? 0,
        headers: { Location: `/v1/applications/${application.id}` },
      }
    },
  }),
  get({
    id: 'listApplications',
    path: '/v1/applications',
    summary: 'List applications, newest first',
    tag: 'applications',
    doors: ['staff'],
    params: nothing,
    query: applicationListQuery,
    answers: { 200: applicationPage },
    problems: ['forbidden'],
    handle: async ({ deps, context, query }) => {
      const visible = seesCase(context) ? visibleApplications(context.caller.person) : null
      if (visible === null) throw new StewardError('forbidden')
      const mayViewEvidence = abilityOf(context.caller).can('view-evidence', 'Application')
      const { rows, nextCursor } = await listApplications(deps.store, visible, {
        ...query,
        open: query.open === undefined ? undefined : query.open === 'true',
        from: query.from === undefined ? undefined : new Date(query.from),
        to: query.to === undefined ? undefined : new Date(query.to),
      })
      return { status: 200, body: { items: rows.map((row) => presentRow(row, mayViewEvidence)), nextCursor } }
    },
  }),
  get({
    id: 'readApplication',
    path: '/v1/applications/{id}',
    summary: 'Read an application: the applicant gets her own view, staff the case',
    tag: 'applications',
    doors: applicantDoors,
    params: byId,
    query: nothing,
    answers: { 200: z.union([applicantView, caseView]) },
    problems: ['forbidden', 'not_found', 'link_expired'],
    handle: async ({ deps, context, params }) => {
      const answer = await applicationAnswer({ deps, context }, params.id)
      await noteRead(deps, context, { applicationId: params.id, what: 'case' })
      return answer
    },
  }),
  patch({
    id: 'saveForm',
    path: '/v1/applications/{id}/form',
    summary: "Replace top-level parts of a draft's form",
    tag: 'applications',
    doors: applicantDoors,
    params: byId,
    body: draftForm,
    answers: { 200: applicantView },
    problems: ['not_found', 'forbidden', 'link_expired', 'wrong_stage', 'stale_version', 'version_required'],
    handle: async ({ deps, context, params, body, version }) => {
      await applicationFor({ deps, context }, params.id, 'edit')
      await saveDraft(deps.store, actorOf(context, params.id), { applicationId: params.id, version, parts: body })
      return applicationAnswer({ deps, context }, params.id, 'applicant')
    },
  }),
  post({
    id: 'submitApplication',
    path: '/v1/applications/{id}/submission',
    summary: 'Submit a complete draft; repeating it changes nothing',
    tag: 'applications',
    doors: applicantDoors,
    params: byId,
    body: nothing,
    answers: { 200: applicantView, 202: requestAccepted },
    problems: ['not_found', 'forbidden', 'link_expired', 'wrong_stage', 'document_missing'],
    handle: async ({ deps, context, params }) => {
      await applicationFor({ deps, context }, params.id, 'submit')
      const request = await submitApplication(deps.store, actorOf(context, params.id), { applicationId: params.id })
      return carriedOut({ deps, context }, request, () => applicationAnswer({ deps, context }, params.id, 'applicant'))
    },
  }),
  post({
    id: 'commandApplication',
    path: '/v1/applications/{id}/commands',
    summary: 'Withdraw an application',
    tag: 'applications',
    doors: applicantDoors,
    params: byId,
    body: applicationCommand,
    answers: { 200: z.union([applicantView, caseView]), 202: requestAccepted },
    problems: ['not_found', 'forbidden', 'link_expired', 'wrong_stage', 'process_ended'],
    handle: async ({ deps, context, params, body }) => {
      if (body.command !== 'withdraw') throw new StewardError('forbidden')
      const { application } = await applicationFor({ deps, context }, params.id, 'withdraw')
      const actor = actorOf(context, params.id)
      if (application.stage === 'DRAFT') {
        await withdrawDraft(deps.store, actor, { applicationId: params.id, reason: body.reason })
        return applicationAnswer({ deps, context }, params.id)
      }
      const request = await requestCommand(deps.store, actor, {
        applicationId: params.id,
        command: body.command,
        reason: body.reason,
      })
      return carriedOut({ deps, context }, request, () => applicationAnswer({ deps, context }, params.id))
    },
  }),
  get({
    id: 'readTimeline',
    path: '/v1/applications/{id}/timeline',
    summary: 'Read what happened to a case: people, system and letters, newest first',
    tag: 'applications',
    doors: ['staff'],
    params: byId,
    query: z.strictObject(pageQuery),
    answers: { 200: timelinePage },
    problems: ['not_found', 'forbidden'],
    handle: async ({ deps, context, params, query }) => {
      await applicationFor({ deps, context }, params.id, 'view-audit')
      const { rows, nextCursor } = await readTimeline(deps.store, params.id, query)
      await noteRead(deps, context, { applicationId: params.id, what: 'timeline' })
      return { status: 200, body: { items: rows.map(presentTimelineLine), nextCursor } }
    },
  }),
]

/** The channel that a caller's door stands for; asking for another one is refused. */
function channelOfCaller({ caller }: RequestContext, asked: Channel | undefined): Channel {
  const own: Channel =
    caller.kind === 'PERSON' ? 'BRANCH' : caller.kind === 'API_KEY' ? 'PARTNER_FORM' : 'REMOTE_DOCUMENT'
  if (asked !== undefined && asked !== own) throw new StewardError('forbidden')
  return own
}
