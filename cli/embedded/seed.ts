import { randomBytes } from 'node:crypto'
import { DEMO_LIST } from '../../domain/compliance/screening/demo-list.ts'
import type { Locale } from '../../domain/kernel/locale.ts'
import type { Actor } from '../../domain/operations/access/actor.ts'
import type { Role } from '../../domain/operations/access/roles.ts'
import type { Keys } from '../../platform/keys.ts'
import { ensureApiKey, newApiKey } from '../../prisma/store/operations/access/api-keys.ts'
import { ensurePerson } from '../../prisma/store/operations/access/people.ts'
import { hasSignIn, removeSignIn } from '../../prisma/store/operations/access/sign-ins.ts'
import { loadList } from '../../prisma/store/compliance/screening.ts'
import { installShippedPacks } from '../../prisma/store/operations/policies.ts'
import { change, unchanged } from '../../prisma/store/change.ts'
import type { Store } from '../../prisma/store/store.ts'
import { type Authentication, createAuthentication } from '../../server/authentication.ts'
import { newTotpSecret } from '../../server/authentication/totp.ts'
import { type DemoPeople, readDemoPeople } from './demo.ts'

type DemoPerson = { readonly role: Role; readonly email: string; readonly name: string; readonly locale: Locale }

const person = (role: Role, email: string, name: string, locale: Locale): DemoPerson => ({
  role,
  email: `${email}@steward.example`,
  name,
  locale,
})

/** Invented people of the demonstration: two of each role of the bank, so that four eyes are possible, and one customer. */
const PEOPLE: readonly DemoPerson[] = [
  person('relationship-manager', 'relationship-manager-1', '演示·客户经理甲', 'zh-CN'),
  person('relationship-manager', 'relationship-manager-2', 'Demo Rowan Manager', 'en'),
  person('onboarding-analyst', 'onboarding-analyst-1', '演示·开户审核员甲', 'zh-CN'),
  person('onboarding-analyst', 'onboarding-analyst-2', 'Demo Olive Analyst', 'en'),
  person('compliance-officer', 'compliance-officer-1', '演示·合规专员甲', 'zh-CN'),
  person('compliance-officer', 'compliance-officer-2', 'Demo Cedar Officer', 'en'),
  person('mlro', 'mlro-1', '演示·反洗钱负责人甲', 'zh-CN'),
  person('mlro', 'mlro-2', 'Demo Maple Reporting', 'en'),
  person('senior-manager', 'senior-manager-1', '演示·高级经理甲', 'zh-CN'),
  person('senior-manager', 'senior-manager-2', 'Demo Sorrel Senior', 'en'),
  person('internal-auditor', 'internal-auditor-1', '演示·内部审计甲', 'zh-CN'),
  person('internal-auditor', 'internal-auditor-2', 'Demo Iris Auditor', 'en'),
  person('support-agent', 'support-agent-1', '演示·客服甲', 'zh-CN'),
  person('support-agent', 'support-agent-2', 'Demo Sage Support', 'en'),
  person('marketing', 'marketing-1', '演示·市场专员甲', 'zh-CN'),
  person('marketing', 'marketing-2', 'Demo Marigold Marketing', 'en'),
  person('administrator', 'administrator-1', '演示·系统管理员甲', 'zh-CN'),
  person('administrator', 'administrator-2', 'Demo Alder Admin', 'en'),
  person('applicant', 'customer-1', '演示·客户甲', 'zh-CN'),
]

const INSTALLATION: Actor = { kind: 'SYSTEM', job: 'installation' }

/**
 * Installs the shipped policy packs, the invented screening list and the demonstration's people with an API key. Safe to run at every start: what
 * exists stays, secrets of the last run (`demo.json` of the data folder) are kept, and whoever has lost hers gets new ones.
 */
export async function seed(options: {
  store: Store
  keys: Keys
  publicUrl: string
  dataDir: string
}): Promise<DemoPeople> {
  const { store } = options
  const previous = readDemoPeople(options.dataDir)
  const authentication = createAuthentication({ http: { publicUrl: options.publicUrl } }, store)
  await installShippedPacks(store)
  await loadList(store, INSTALLATION, { source: 'DEMO', publishedAt: null, problems: [], ...DEMO_LIST })
  const people: DemoPeople['people'] = []
  for (const each of PEOPLE) {
    const known = previous?.people.find((one) => one.email === each.email)
    const secrets = known ?? { password: newPassword(), totpSecret: newTotpSecret() }
    await ensureDemoPerson(store, authentication, each, secrets, known !== undefined)
    people.push({ role: each.role, email: each.email, password: secrets.password, totpSecret: secrets.totpSecret })
  }
  const apiKey = previous !== undefined && previous.apiKey !== '' ? previous.apiKey : newApiKey()
  await ensureApiKey(store, INSTALLATION, {
    name: 'demonstration onboarding form',
    secret: apiKey,
    scopes: ['applications:write'],
  })
  return { people, apiKey }
}

async function ensureDemoPerson(
  store: Store,
  authentication: Authentication,
  each: DemoPerson,
  secrets: { password: string; totpSecret: string },
  secretsKept: boolean,
): Promise<void> {
  const personId = await ensurePerson(store, INSTALLATION, {
    name: each.name,
    email: each.email,
    locale: each.locale,
    roles: [each.role],
  })
  if (secretsKept && (await hasSignIn(store.db, personId))) return
  await change(store, INSTALLATION, async ({ db, at, record }) => {
    if (secretsKept && (await hasSignIn(db, personId))) return unchanged({})
    await removeSignIn(db, personId)
    await authentication.createAuthUser(db, at, { personId, email: each.email, name: each.name, ...secrets })
    await record({
      action: 'sign-in.created',
      subjectType: 'person',
      subjectId: personId,
      facts: { secondFactor: true },
    })
    return {}
  })
}

/** Twenty random characters: enough never to be guessed, short enough to be typed. */
const newPassword = (): string => randomBytes(15).toString('base64url')
