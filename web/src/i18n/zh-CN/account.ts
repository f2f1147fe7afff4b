import type { account as english } from '../en/account.ts'

export const account: typeof english = {
  menu: '我的账户',
  title: '我的账户',
  signIn: {
    title: '登录',
    lead: '供账户已激活的客户使用。',
    email: '邮箱',
    password: '密码',
    showPassword: '显示密码',
    submit: '继续',
    codeTitle: '输入验证码',
    codeLead: '打开验证器应用，输入 Steward 对应的 6 位数字。',
    code: '验证码',
    codeSubmit: '登录',
    restart: '重新开始',
    notActive: '还没有密码？说明账户尚未激活，请打开激活邮件中的链接。',
    noSecondFactor: '您的登录还没有二次验证，请打开激活邮件中的链接进行设置。',
  },
  signOut: '退出登录',
  number: '账号 {{number}}',
  reference: '编号 {{reference}}',
  open: '查看',
  openLabel: '查看 {{reference}}',
  empty: '这里还没有内容',
  emptyText: '以您的名义提交的申请和开立的账户会显示在这里。',
}
