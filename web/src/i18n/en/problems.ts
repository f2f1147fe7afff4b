/** Texts by stable code: fields of a form, and answers of the API. */
export const problems = {
  network: 'We cannot reach the service. Check your connection; nothing that you saved is lost.',
  unknown: 'Something unexpected happened. Please try again in a moment.',
  rate_limited: 'Too many tries in a short time. Please wait a minute and try again.',
  service_unavailable: 'The service is busy for a moment. Please try again shortly.',
  stale_version: 'This was changed somewhere else in the meantime. We have loaded the newer version.',
  not_found: 'We cannot find this. It may have been closed or removed.',
  forbidden: 'You are not allowed to do this.',
  unauthenticated: 'Please sign in again.',
  link_expired: 'This link has expired or has been used.',
  wrong_stage: 'This is no longer possible at this stage.',
  validation_failed: 'Some answers need another look.',
  too_large: 'The file is larger than we can take.',
  unsupported_media: 'We cannot read this kind of file. Use a JPEG, PNG, HEIC or PDF.',
  mfa_code_wrong: 'This code is not right. Codes change every 30 seconds: use the one shown now.',
  mfa_code_replayed: 'This code has been used. Wait for the next one.',
}
