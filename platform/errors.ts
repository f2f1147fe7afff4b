import type { Locale } from '../domain/kernel/locale.ts'

type Entry = { status: number; retryable: boolean; title: Record<Locale, string> }

const entry = (status: number, en: string, zh: string, retryable = false): Entry => ({
  status,
  retryable,
  title: { en, 'zh-CN': zh },
})

/**
 * Every error the product can answer with: HTTP status, whether repeating the same call can help, and its text in both
 * languages. The OpenAPI document and the docs list exactly these codes.
 */
export const ERRORS = {
  malformed_request: entry(
    400,
    'The request could not be read. Check that the body is valid JSON.',
    '无法读取请求内容，请检查 JSON 格式。',
  ),
  unauthenticated: entry(401, 'Please sign in first.', '请先登录。'),
  credentials_wrong: entry(401, 'E-mail or password is not right.', '邮箱或密码不正确。'),
  sign_in_expired: entry(
    401,
    'Signing in took too long. Start again with your password.',
    '登录已超时，请重新输入密码。',
  ),
  mfa_code_wrong: entry(
    401,
    'The code is not right. Enter the current code from your authenticator app.',
    '验证码不正确，请输入验证器当前显示的验证码。',
  ),
  mfa_code_replayed: entry(
    401,
    'This code was used already. Wait for the next one.',
    '该验证码已使用过，请等待下一个验证码。',
  ),
  forbidden: entry(403, 'Your role does not allow this.', '您的角色无权执行此操作。'),
  mfa_required: entry(
    403,
    'Confirm with your second factor first; the last confirmation is older than five minutes.',
    '请先完成二次验证；上次验证已超过五分钟。',
  ),
  sod_same_person: entry(
    403,
    'Another person must decide this: you prepared or already decided this case.',
    '此项须由他人决定：您已经办或已审批过该案件。',
  ),
  not_found: entry(404, 'There is nothing here, or it is not yours.', '内容不存在，或不属于您。'),
  method_not_allowed: entry(405, 'This address does not know that method.', '该地址不支持此请求方法。'),
  wrong_stage: entry(
    409,
    'The record has moved on, so this is not possible any more. Reload to see where it stands.',
    '该记录状态已变化，当前无法执行此操作，请刷新查看。',
  ),
  task_answered: entry(409, 'Somebody else has answered this task.', '该任务已由他人处理。'),
  task_claimed: entry(409, 'Somebody else has claimed this task.', '该任务已由他人领取。'),
  task_closed: entry(409, 'This task is closed.', '该任务已关闭。'),
  outcome_unknown: entry(422, 'This outcome is not possible for this task.', '该任务不支持此处理结果。'),
  checklist_incomplete: entry(
    409,
    'Confirm every mandatory item of the checklist first.',
    '请先确认核对清单中的所有必选项。',
  ),
  hits_undecided: entry(409, 'Decide every open hit first.', '请先处理所有未决命中。'),
  address_in_use: entry(
    409,
    'This e-mail address already signs in here. Please contact us to continue.',
    '该邮箱已用于登录，请联系我们继续办理。',
  ),
  duplicate_request: entry(409, 'The same request is being worked on.', '相同请求正在处理中。'),
  process_ended: entry(409, 'The process has ended.', '该流程已结束。'),
  link_expired: entry(410, 'This link has expired. Ask for a new one.', '链接已失效，请重新申请。'),
  stale_version: entry(
    412,
    'Somebody changed this in the meantime. Reload and try again.',
    '内容已被更新，请刷新后重试。',
  ),
  version_required: entry(428, 'Send If-Match with the version that you read.', '请在 If-Match 中提供您读取的版本号。'),
  too_large: entry(413, 'That is too large.', '内容过大。'),
  unsupported_media: entry(415, 'This type of content is not accepted here.', '不支持该内容类型。'),
  validation_failed: entry(422, 'Some fields need your attention.', '部分内容需要修改。'),
  reason_required: entry(422, 'Give a reason.', '请填写理由。'),
  reason_code_required: entry(422, 'Choose a reason from the list.', '请从列表中选择理由。'),
  document_missing: entry(422, 'Upload your identity document first.', '请先上传身份证件。'),
  idempotency_mismatch: entry(
    422,
    'This Idempotency-Key was used with another body.',
    '该 Idempotency-Key 已用于不同的请求内容。',
  ),
  password_weak: entry(422, 'Choose a longer or less common password.', '请设置更长或更不常见的密码。'),
  password_blocklisted: entry(
    422,
    'This password is on the list of known passwords. Choose another.',
    '该密码在常见密码名单中，请更换。',
  ),
  password_contains_personal: entry(
    422,
    'The password contains your own data. Choose another.',
    '密码包含您的个人信息，请更换。',
  ),
  sign_in_locked: entry(
    429,
    'Too many wrong codes. Signing in is locked for fifteen minutes.',
    '验证码错误次数过多，登录已锁定十五分钟。',
  ),
  rate_limited: entry(429, 'Too many requests. Please wait a moment.', '请求过于频繁，请稍候再试。', true),
  decryption_failed: entry(
    500,
    'A protected value could not be opened. The record is locked and the incident is logged.',
    '受保护的数据无法解密，记录已锁定并已登记。',
  ),
  internal: entry(
    500,
    'Something went wrong on our side. Your data is safe; try again or give us the reference.',
    '系统出现问题，您的数据未受影响，请重试或提供参考编号。',
  ),
  unavailable: entry(
    503,
    'A part of the system is not available. Nothing was lost; try again shortly.',
    '系统部分功能暂不可用，数据未丢失，请稍后重试。',
    true,
  ),
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof ERRORS

type FieldError = { pointer: string; code: string }
type Facts = Record<string, string | number | boolean | null>

/** A refusal with a registered code; `errors` point at fields, `facts` help to go on. Never holds personal data. */
export class StewardError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  readonly facts: Facts

  constructor(code: ErrorCode, details: { errors?: readonly FieldError[]; facts?: Facts; cause?: unknown } = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'StewardError'
    this.code = code
    this.errors = details.errors ?? []
    this.facts = details.facts ?? {}
  }
}

/** True for a code of the registry. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code)

/** The code of a refusal, compared by shape so that two copies of this module agree; null for anything else. */
export function errorCode(error: unknown): ErrorCode | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' && isErrorCode(error.code) ? error.code : null
}
