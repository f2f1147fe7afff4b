import type { ReasonClass } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import type { Product } from '../../../../domain/accounts/account-opening/form.ts'
import type { TaskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { plainMail, type MailContent, type MailData, type MailTexts, type Wording } from './mail.ts'

const products: { readonly [P in Product]: string } = {
  CURRENT_ACCOUNT: '活期账户',
  SAVINGS_ACCOUNT: '储蓄账户',
  BASIC_ACCOUNT: '基本账户',
  PRIVATE_BANKING: '私人银行',
}

/** Screening and MLRO work goes by one neutral name outside the workbench. */
const tasks: { readonly [K in TaskKind]: string } = {
  DUPLICATE_REVIEW: '重复客户复核',
  IDENTITY_VERIFICATION: '身份核验',
  SCREENING_REVIEW: '合规审查',
  SANCTIONS_CONFIRMATION: '合规审查',
  DUE_DILIGENCE_PACK: '尽职调查资料包',
  OPENING_APPROVAL: '开户审批',
  OPENING_MLRO_OPINION: '合规审查',
  OPENING_SENIOR_APPROVAL: '高级管理层审批',
  PROVISIONING_REPAIR: '开立失败处理',
}

const reasons: { readonly [R in ReasonClass]: readonly string[] } = {
  IDENTITY_NOT_CONFIRMED: [
    '很抱歉，凭您提交的证件和资料，我们未能核实您的身份，因此无法为您开立账户。',
    '您可以换用有效、清晰的证件（姓名、号码和照片均可辨认）重新申请。',
  ],
  INFORMATION_MISSING: [
    '很抱歉，我们没有收齐开户所需的资料，因此无法为您开立账户。',
    '资料备齐后，欢迎您重新申请。需要准备哪些资料，可以事先向我们询问。',
  ],
  PRODUCT_RULES: ['很抱歉，按照该产品的规则，我们无法为您开立此账户。', '其他类型的账户或许适合您，欢迎向我们询问。'],
  NEUTRAL: ['我们无法为您开立账户。'],
}

/** The bank's name as it follows a Han character: a name that begins with a Latin letter is set off by a space. */
const at = (bank: string): string => (/^[A-Za-z0-9]/.test(bank) ? ` ${bank}` : bank)

const applied = (bank: string): string => `有人在${at(bank)}申请开户时填写了这个邮箱。如果不是您本人，请告知我们。`

const news = (reference: string): Pick<MailContent, 'subject' | 'preview'> => ({
  subject: `关于您的申请 ${reference}`,
  preview: '请打开邮件查看内容。',
})

const caseFact = (reference: string) => ({ label: '申请编号', value: reference })

const letter = (
  data: { readonly reference: string },
  wording: Wording,
  heading: string,
  paragraphs: readonly string[],
): MailContent => ({
  ...plainMail,
  ...news(data.reference),
  heading,
  paragraphs,
  facts: [caseFact(data.reference)],
  why: applied(wording.bank),
})

const opened = (data: MailData['OB-8'], wording: Wording): MailContent => ({
  ...letter(data, wording, '您的账户已开立', ['账户已经开好，只差您来激活。激活之前，账户内的资金无法转出。']),
  facts: [
    { label: '账号', value: data.maskedAccountNumber },
    { label: '激活截止', value: wording.instant(data.activationExpiresAt) },
    caseFact(data.reference),
  ],
  action: { label: '激活账户', href: data.activationLink },
  afterAction: [
    '激活时，您需要设置密码、在手机上绑定验证器应用，并确认协议，大约五分钟。',
    '链接仅能使用一次，过了上述时间即失效；如已失效，我们的下一封提醒邮件会附上新链接；如需尽快获取，请直接回复本邮件。我们不会通过邮件或电话索要您的密码。',
  ],
  sections: [
    { title: '费用', text: '收费标准写在您激活时确认的协议里，您可以随时向我们索取。' },
    {
      title: '意见与投诉',
      text: `遇到问题，请直接回复本邮件，或发邮件至 ${wording.contactEmail}。您若不满意，我们将按投诉受理：先确认收到，再告知答复时限，以及您不认可处理结果时可以向谁申诉。`,
    },
    {
      title: '您的个人信息',
      text: '我们按照申请时向您出示的隐私政策处理您的个人信息，用于账户服务和履行法定义务。您可以随时查阅或更正。',
    },
  ],
})

const staff = (
  data: MailData['OB-20'],
  wording: Wording,
  subject: string,
  heading: string,
  text: string,
  why: string,
): MailContent => ({
  ...plainMail,
  subject: `${subject} ${data.reference}`,
  preview: `截止 ${wording.instant(data.dueAt)}`,
  heading,
  paragraphs: [text],
  facts: [
    { label: '申请编号', value: data.reference },
    { label: '任务', value: tasks[data.taskKind] },
    { label: '截止时间', value: wording.instant(data.dueAt) },
  ],
  action: { label: '打开任务', href: data.link },
  why,
})

const assigned = '您是这项任务的负责人。'

/** Chinese texts of every mail. */
export const chinese: MailTexts = {
  frame: {
    greeting: '您好：',
    plainLink: '如果按钮无法打开，请将以下网址复制到浏览器：',
    whyTitle: '您为什么会收到这封邮件',
    contactTitle: '如何联系我们',
    contact: ({ email, phone, hours }) =>
      [
        `请直接回复本邮件，或发邮件至 ${email}`,
        phone === null ? '' : `，也可致电 ${phone}${hours === null ? '' : `（${hours}）`}`,
        '，由工作人员为您解答。来信请注明编号。',
      ].join(''),
  },
  mails: {
    'OB-0': (data, wording) => ({
      ...plainMail,
      subject: `申请 ${data.reference} 的访问链接`,
      preview: '请打开邮件使用链接。',
      heading: '您的申请链接',
      paragraphs: ['通过这个链接，您可以在任何设备上继续填写申请，或查看办理进度。'],
      facts: [caseFact(data.reference), { label: '链接有效期至', value: wording.instant(data.expiresAt) }],
      action: { label: '打开我的申请', href: data.link },
      afterAction: ['任何人拿到链接都能打开您的申请，请勿转发本邮件。'],
      why: `有人在${at(wording.bank)}用这个邮箱索取了链接。如果不是您本人，请告知我们。`,
    }),
    'OB-1': (data, wording) => ({
      ...letter(data, wording, '我们已收到您的申请', [
        '感谢您的申请。您现在无需再做什么。',
        '接下来，我们会核对您的资料和证件，然后作出决定。如需补充资料，我们会写信告诉您。',
      ]),
      subject: `已收到您的申请 ${data.reference}`,
      facts: [
        caseFact(data.reference),
        ...(data.product === undefined ? [] : [{ label: '产品', value: products[data.product] }]),
      ],
      action: { label: '查看办理进度', href: data.statusLink },
      afterAction: ['任何人拿到链接都能打开您的申请，请勿转发本邮件。'],
    }),
    'OB-7': (data, wording) =>
      letter(data, wording, '您的申请已关闭', [
        '我们没有在期限内收到您的回复，申请已经关闭。您提交的资料，在法定保存期满后即予删除。',
        '欢迎您随时重新申请。',
      ]),
    'OB-8': opened,
    'OB-9': (data, wording) => ({
      ...letter(data, wording, '您的账户已激活', [
        '账户已经激活，现在可以付款和转账。',
        '如果不是您本人激活的，请立即告知我们。',
      ]),
      facts: [{ label: '账号', value: data.maskedAccountNumber }, caseFact(data.reference)],
    }),
    'OB-10': (data, wording) => letter(data, wording, '申请结果', reasons[data.reasonClass]),
    'OB-11': (data, wording) =>
      letter(data, wording, '您的申请已撤回', [
        '按照您的要求，我们已停止办理这份申请。您提交的资料，在法定保存期满后即予删除。',
        '欢迎您随时重新申请。如果不是您要求撤回的，请告知我们。',
      ]),
    'OB-11D': (data, wording) => ({
      ...letter(data, wording, '我们将继续办理您此前的申请', [
        '您已有一份申请正在办理。我们关闭了较新的一份，继续办理较早的一份，您无需再做什么。',
      ]),
      facts: [
        { label: '继续办理', value: data.olderReference },
        { label: '已关闭', value: data.reference },
      ],
    }),
    'OB-12': (data, wording) =>
      letter(data, wording, '抱歉，您的账户还没有开好', [
        '开户过程中，我们的系统出现故障，办理中断。账户没有开立，也没有产生任何费用，您的资料是安全的。',
        '您无需再做什么。我们正在处理，有结果会再写信告诉您。',
      ]),
    'OB-13': (data, wording) => ({
      ...letter(data, wording, '请激活您的账户', [
        '您的账户已经开好，但尚未激活。激活之前，资金无法转出；逾期未激活，账户将会注销。',
      ]),
      subject: `提醒：您的申请 ${data.reference}`,
      facts: [{ label: '注销日期', value: wording.day(data.closesOn) }, caseFact(data.reference)],
      action: { label: '激活账户', href: data.activationLink },
      afterAction: ['我们不会通过邮件或电话索要您的密码。'],
    }),
    'OB-14': (data, wording) =>
      letter(data, wording, '您的账户已注销', [
        '您的账户没有在期限内激活，我们已将其注销，未产生任何费用。',
        '欢迎您随时重新申请。',
      ]),
    'OB-15': (data, wording) => ({
      ...letter(data, wording, '您的申请还没有提交', ['您填写的内容都已保存，可以从上次停下的地方继续。']),
      subject: `提醒：您的申请 ${data.reference}`,
      facts: [caseFact(data.reference), { label: '删除日期', value: wording.day(data.closesOn) }],
      action: { label: '继续填写', href: data.link },
      afterAction: ['如果您不再需要开户，可以不予理会：到期后，未提交的申请会自动删除。'],
    }),
    'OB-20': (data, wording) =>
      staff(data, wording, '新任务：申请', '您有一项新任务', '这项任务已分配给您。', assigned),
    'OB-21': (data, wording) =>
      staff(data, wording, '即将到期：申请', '任务即将到期', '这项任务的办理时限已过去五分之四。', assigned),
    'OB-22': (data, wording) =>
      staff(data, wording, '已逾期：申请', '任务已逾期', '这项任务的办理时限已过，请尽快完成或移交。', assigned),
    'OB-23': (data, wording) =>
      staff(
        data,
        wording,
        '待审批：申请',
        '有申请待您审批',
        '申请材料已备齐，等待审批。审批时需要进行二次验证。',
        '您的岗位有权审批此申请。',
      ),
  },
}
