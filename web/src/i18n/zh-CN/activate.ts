import type { activate as english } from '../en/activate.ts'

export const activate: typeof english = {
  title: '激活您的账户',
  lead: '账户由两道防线保护：只有您知道的密码，和只有您手机能显示的验证码。',
  account: '账号 {{number}}',
  expires: '此链接在 {{at}} 前有效。',
  password: {
    title: '设置密码',
    label: '密码',
    hint: '至少 12 个字符。几个互不相关的词组合起来，既安全又好记。',
    show: '显示密码',
    hide: '隐藏密码',
    length: '已输入 {{count}} 个，至少 12 个字符',
    enough: '长度足够',
  },
  code: {
    title: '设置二次验证',
    text: '用手机上的验证器应用扫描二维码；如果正用手机操作，可点按钮直接打开应用。',
    qrAlt: '用于验证器应用的二维码',
    openApp: '打开验证器应用',
    manual: '无法扫描？请在应用中手动输入密钥：',
    label: '应用中显示的验证码',
    hint: '6 位数字，每 30 秒更新',
  },
  terms: { title: '账户服务条款', accept: '我同意该账户的服务条款。' },
  submit: '激活账户',
  done: {
    title: '账户已激活',
    text: '您的账户 {{number}} 现在可以使用了。请保留验证器应用，登录时需要其中的验证码。',
    reference: '编号 {{reference}}',
    signIn: '登录',
  },
  gone: {
    title: '激活链接已失效',
    text: '激活链接只能使用一次，有效期 72 小时。如已激活，请直接登录；如尚未激活，我们的每封提醒邮件都附有新链接，需要马上办理时请回复我们的邮件。',
    request: '查看申请进度',
    signIn: '登录',
  },
  missing: { title: '链接不完整', text: '请将邮件中的链接完整复制到地址栏，直到最后一个字符。' },
}
