/** Steps of setting an account up, in order; each has an undo, and undoing runs backwards. */
export const PROVISIONING_STEPS = [
  'reserve-number',
  'create-customer',
  'open-account',
  'link-holder',
  'invite-to-portal',
  'set-review',
] as const
export type ProvisioningStep = (typeof PROVISIONING_STEPS)[number]

/** Which attempt at which application: what the core bank keys every call by. */
export type ProvisioningRef = { readonly applicationId: string; readonly attempt: number }

/** What a step gave: the reference of what was made, or the code of a refusal that trying again will not change. */
export type StepResult =
  | { readonly done: true; readonly reference: string }
  | { readonly done: false; readonly code: string }

/** What provisioning gave: the step that was refused, if one was. */
export type ProvisioningResult = { readonly refused: { readonly step: ProvisioningStep; readonly code: string } | null }
