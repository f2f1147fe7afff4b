import type { Locator, Page } from 'playwright-core'
import { type WizardStepId, WIZARD_STEPS } from '../../../web/src/pages/apply/wizard/wizard-steps.ts'
import type { Scene } from './scene.ts'
import type { Words } from './words.ts'

/** Who looks at a page. */
export type Viewer = 'visitor' | 'customer' | 'analyst' | 'officer'

/** One page in one state: where it is, who sees it, what shows that it has come, and what is done there first. */
export type Shown = {
  readonly name: string
  readonly viewer: Viewer
  readonly path: (scene: Scene) => string
  readonly come: (page: Page, w: Words) => Locator
  readonly act?: (page: Page, w: Words) => Promise<void>
}

const heading = (text: (w: Words) => string) => (page: Page, w: Words) =>
  page.getByRole('heading', { level: 1, name: text(w), exact: true })

const withStep = (address: string, step: WizardStepId): string => address.replace('#', `?step=${step}#`)

/** Every page of the wizard with all its corrections on screen; the last one complete. */
const wizard: readonly Shown[] = WIZARD_STEPS.map((step) => ({
  name: `wizard: ${step}`,
  viewer: 'visitor',
  path: (scene) => withStep(step === 'review' ? scene.complete : scene.halfFilled, step),
  come: heading((w) => w.apply.titles[step]),
  ...(step === 'review' || step === 'product'
    ? {}
    : {
        act: async (page, w) => {
          await page.getByRole('button', { name: w.common.continue, exact: true }).click()
          await page.getByRole('alert').first().waitFor()
        },
      }),
}))

const caseOf = (of: keyof Scene['cases']) => (scene: Scene) => `/staff/applications/${scene.cases[of]}`

const decisionDialog =
  (outcome: 'approve' | 'false-positive') =>
  async (page: Page, w: Words): Promise<void> => {
    await page.getByRole('button', { name: w.staffCodes.outcomes[outcome], exact: true }).click()
    await page.getByRole('dialog').getByText(w.staffCodes.outcomeEffects[outcome]).waitFor()
  }

const customers: readonly Shown[] = [
  { name: 'landing', viewer: 'visitor', path: () => '/', come: heading((w) => w.landing.title) },
  ...wizard,
  {
    name: 'wizard without its link',
    viewer: 'customer',
    path: (scene) => scene.complete.split('#')[0] ?? '',
    come: heading((w) => w.apply.gone.lostTitle),
  },
  {
    name: 'status',
    viewer: 'visitor',
    path: (scene) => scene.submitted,
    come: heading((w) => w.status.title.CHECKING),
  },
  { name: 'activation', viewer: 'visitor', path: (scene) => scene.activation, come: heading((w) => w.activate.title) },
  {
    name: 'activation with mistakes',
    viewer: 'visitor',
    path: (scene) => scene.activation,
    come: heading((w) => w.activate.title),
    act: async (page, w) => {
      await page.getByRole('button', { name: w.activate.submit }).click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'activation by a used link',
    viewer: 'visitor',
    path: (scene) => scene.usedActivation,
    come: heading((w) => w.activate.gone.title),
  },
  { name: 'customer sign-in', viewer: 'visitor', path: () => '/account', come: heading((w) => w.account.signIn.title) },
  {
    name: 'account',
    viewer: 'customer',
    path: () => '/account',
    come: (page, w) => page.getByText(w.status.badge.ACTIVE, { exact: true }),
  },
  { name: 'not found', viewer: 'visitor', path: () => '/no/such/page', come: heading((w) => w.common.notFound.title) },
]

const staff: readonly Shown[] = [
  { name: 'staff sign-in', viewer: 'visitor', path: () => '/staff', come: heading((w) => w.staff.signIn.title) },
  {
    name: 'staff sign-in, the code',
    viewer: 'visitor',
    path: () => '/staff/sign-in/code',
    come: heading((w) => w.staff.signIn.codeTitle),
  },
  {
    name: 'inbox',
    viewer: 'analyst',
    path: () => '/staff',
    come: (page, w) => page.getByRole('link', { name: w.staffCodes.taskKinds.IDENTITY_VERIFICATION }).first(),
  },
  {
    name: 'inbox without a match',
    viewer: 'analyst',
    path: () => '/staff?reference=AO-2026-00000000',
    come: (page, w) => page.getByText(w.staff.inbox.emptyFiltered),
  },
  {
    name: 'task preview',
    viewer: 'analyst',
    path: () => '/staff',
    come: (page, w) => page.getByRole('button', { name: w.staff.inbox.preview }).first(),
    act: async (page, w) => {
      await page.getByRole('button', { name: w.staff.inbox.preview }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'list of applications',
    viewer: 'officer',
    path: () => '/staff/applications',
    come: (page) => page.getByRole('row').nth(4),
  },
  {
    name: 'screening lists',
    viewer: 'officer',
    path: () => '/staff/lists',
    come: (page) => page.getByRole('row').nth(1),
  },
  {
    name: 'case to verify',
    viewer: 'analyst',
    path: caseOf('verifying'),
    come: (page, w) => page.getByRole('img', { name: w.staffCase.identity.imageAlt.split('{{')[0] ?? '' }),
  },
  {
    name: 'case with a screening hit',
    viewer: 'officer',
    path: caseOf('hits'),
    come: (page) => page.getByText(/ORLENKO/).first(),
  },
  {
    name: 'decision about hits',
    viewer: 'officer',
    path: caseOf('hits'),
    come: (page) => page.getByText(/ORLENKO/).first(),
    act: decisionDialog('false-positive'),
  },
  {
    name: 'decision to approve',
    viewer: 'officer',
    path: caseOf('approval'),
    come: (page, w) => page.getByRole('region', { name: w.staffCodes.taskKinds.OPENING_APPROVAL, exact: true }),
    act: decisionDialog('approve'),
  },
  {
    name: 'case decided',
    viewer: 'officer',
    path: caseOf('opened'),
    come: (page, w) => page.getByRole('heading', { name: w.staffCase.account.title, exact: true }),
  },
  {
    name: 'no such case',
    viewer: 'officer',
    path: () => '/staff/applications/00000000-0000-7000-8000-000000000000',
    come: heading((w) => w.staff.faces.notFound),
  },
]

/** Every page, the customers' before the staff's. */
export const PAGES: readonly Shown[] = [...customers, ...staff]
