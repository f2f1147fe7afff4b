import type { problems as english } from '../en/problems.ts'

export const problems: typeof english = {
  network: '暂时连接不上服务。请检查网络；已保存的内容不会丢失。',
  unknown: '出现了意外情况，请稍后再试。',
  rate_limited: '短时间内尝试次数过多，请等一分钟再试。',
  service_unavailable: '服务暂时繁忙，请稍后再试。',
  stale_version: '内容已在别处更新，我们已为您载入最新版本。',
  not_found: '没有找到相应内容，可能已关闭或删除。',
  forbidden: '您没有进行此操作的权限。',
  unauthenticated: '请重新登录。',
  link_expired: '链接已过期或已使用。',
  wrong_stage: '当前阶段已不能进行此操作。',
  validation_failed: '有些内容需要再核对一下。',
  too_large: '文件超过了大小限制。',
  unsupported_media: '无法识别这种文件，请使用 JPEG、PNG、HEIC 或 PDF。',
  mfa_code_wrong: '验证码不正确。验证码每 30 秒更新一次，请输入当前显示的验证码。',
  mfa_code_replayed: '这个验证码已用过，请等下一个。',
}
