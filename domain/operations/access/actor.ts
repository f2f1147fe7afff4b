import type { Role } from './roles.ts'

/**
 * Who acts. System work names the job and acts with the rights of the person who caused it; an applicant acts through a
 * signed link before she is a person with an account; an outside form acts through its API key.
 */
export type Actor =
  | { readonly kind: 'PERSON'; readonly personId: string; readonly role: Role; readonly origin?: string }
  | { readonly kind: 'APPLICANT'; readonly applicationId: string; readonly origin?: string }
  | { readonly kind: 'API_KEY'; readonly keyId: string; readonly origin?: string }
  | { readonly kind: 'SYSTEM'; readonly job: string; readonly onBehalfOf?: string }

/** The id under which the trail lists the actor. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'PERSON':
      return actor.personId
    case 'APPLICANT':
      return actor.applicationId
    case 'API_KEY':
      return actor.keyId
    case 'SYSTEM':
      return actor.job
  }
}

/** The role in which the actor acted, as the trail shows it. */
export const actorRole = (actor: Actor): string =>
  actor.kind === 'PERSON'
    ? actor.role
    : actor.kind === 'APPLICANT'
      ? 'applicant'
      : actor.kind === 'API_KEY'
        ? 'onboarding-form'
        : 'system'
