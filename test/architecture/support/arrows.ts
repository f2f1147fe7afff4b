import { type Import, packageOf } from './sources.ts'

/** The rooms of the house; `prisma/store` and `web` have their own rules inside `prisma` and `web`. */
export const ROOMS = [
  'domain',
  'platform',
  'workflows',
  'activities',
  'prisma',
  'worker',
  'server',
  'web',
  'cli',
  'bench',
  'test',
  'docs',
  '.ci',
] as const

/** Where an import may lead, and what to do instead of any other. */
type Rule = {
  readonly targets: readonly RegExp[]
  /** Reached with `import type` only. */
  readonly typeTargets?: readonly RegExp[]
  readonly packages: (name: string, specifier: string, typeOnly: boolean) => boolean
  readonly instead: string
}

const CATALOGUE = /^workflows\/catalogue\.ts$/
const STORE = /^prisma\/store\//

/** Pure packages that domain may load: no input or output, no clock, no native part, safe in a browser. */
export const PURE_PACKAGES = [
  'any-ascii',
  'awesome-phonenumber',
  'canonicalize',
  'csv-parse',
  'fast-xml-parser',
  'fast-xml-validator',
  'i18n-iso-countries',
  'ibantools',
  'mrz',
  'opencc-js',
  'pinyin-pro',
  'simple-statistics',
  'validator',
] as const

const isPure = (name: string) => PURE_PACKAGES.some((pure) => pure === name)
const isTemporal = (name: string) => name.startsWith('@temporalio/')
const isDatabase = (name: string) => name.startsWith('@prisma/') || name === 'prisma' || name === 'pg'
const isHttp = (name: string) => name === 'express' || name === 'better-auth'
const isPage = (name: string) => name.startsWith('@mantine/') || name.startsWith('@tanstack/') || name === 'react-dom'

const RULES: readonly { readonly files: RegExp; readonly rule: Rule }[] = [
  {
    files: /^domain\//,
    rule: {
      targets: [/^domain\//],
      packages: isPure,
      instead:
        'domain is pure: take the value as a parameter, or do the work in an activity, the store or the server. A new pure package goes on the list in test/architecture/support/arrows.ts',
    },
  },
  {
    files: /^platform\//,
    rule: {
      targets: [/^platform\//, /^domain\//, CATALOGUE],
      packages: (name) => !isDatabase(name) && !isHttp(name) && !isPage(name) && name !== '@temporalio/worker',
      instead: 'platform serves every process: let the process hand the part in as a parameter',
    },
  },
  {
    files: /^workflows\//,
    rule: {
      targets: [/^workflows\//, /^domain\//],
      typeTargets: [/^activities\//],
      packages: (name) => name === '@temporalio/workflow' || name === '@temporalio/common',
      instead:
        'a workflow calls activities through proxyActivities and knows their types only ("import type"); everything else belongs in an activity or in a light file of domain',
    },
  },
  {
    files: /^activities\//,
    rule: {
      targets: [/^activities\//, /^domain\//, STORE, /^platform\//, CATALOGUE],
      packages: (name) =>
        !isDatabase(name) &&
        !isHttp(name) &&
        !isPage(name) &&
        !['@temporalio/client', '@temporalio/worker', '@temporalio/workflow'].includes(name),
      instead:
        'queries belong in prisma/store, processes are started through platform/processes, and the worker hands the rest in',
    },
  },
  {
    files: /^prisma\/store\//,
    rule: {
      targets: [
        STORE,
        /^prisma\/generated\//,
        /^domain\//,
        /^platform\/(?!(processes|temporal|payload-codec)\.ts)/,
        CATALOGUE,
      ],
      typeTargets: [/^platform\/processes\.ts$/],
      packages: (name) => !isTemporal(name) && !isHttp(name) && !isPage(name),
      instead:
        'the store knows neither Temporal nor HTTP: take what is needed as a parameter, and import its type only',
    },
  },
  {
    files: /^prisma\//,
    rule: {
      targets: [/^prisma\//, /^platform\//],
      packages: (name) => !isTemporal(name) && !isHttp(name) && !isPage(name),
      instead: 'migrations know the database and platform only',
    },
  },
  {
    files: /^server\//,
    rule: {
      targets: [/^server\//, /^domain\//, STORE, /^platform\//, CATALOGUE],
      packages: (name) => !isTemporal(name) && !isDatabase(name) && !isPage(name),
      instead:
        'the server writes a request in the store and lets platform/processes send it; queries belong in prisma/store',
    },
  },
  {
    files: /^worker\//,
    rule: {
      targets: [/^worker\//, /^activities\//, /^domain\//, STORE, /^platform\//, CATALOGUE],
      packages: (name) => !isDatabase(name) && !isHttp(name) && !isPage(name),
      instead: 'the worker composes activities, store and platform; the workflows reach it as a bundle',
    },
  },
  {
    files: /^cli\//,
    rule: {
      targets: [
        /^cli\//,
        /^worker\//,
        /^server\//,
        /^activities\//,
        /^prisma\/(store\/|migrate\.ts)/,
        /^domain\//,
        /^platform\//,
        CATALOGUE,
      ],
      packages: (name) => !isPage(name),
      instead:
        'commands compose the other rooms; pages and tests are not for them, and processes are started as programs',
    },
  },
  {
    files: /^bench\//,
    rule: {
      targets: [
        /^bench\//,
        /^cli\//,
        /^worker\//,
        /^server\//,
        /^activities\//,
        /^prisma\/(store\/|migrate\.ts)/,
        /^domain\//,
        /^platform\//,
        CATALOGUE,
        /^test\/support\//,
      ],
      packages: (name) => !isPage(name),
      instead: 'measurements use the product as a caller does',
    },
  },
  {
    files: /^web\/(?!src\/)/,
    rule: { targets: [/^web\//], packages: () => true, instead: 'the recipe of the pages knows the pages only' },
  },
  {
    files: /^web\//,
    rule: {
      targets: [/^web\//, /^domain\//],
      typeTargets: [/^server\/schemas\//],
      packages: (name) => !name.startsWith('node:') && !isTemporal(name) && !isDatabase(name) && !isHttp(name),
      instead: 'pages talk to the API over HTTP and know the types of server/schemas only ("import type")',
    },
  },
  {
    files: /^test\//,
    rule: { targets: [/^/], packages: () => true, instead: '' },
  },
]

/** What is wrong with an import and what to do instead, or nothing. */
export function objection(entry: Import): string | undefined {
  const rule = RULES.find((candidate) => candidate.files.test(entry.from))?.rule
  if (rule === undefined) return undefined
  const { target } = entry
  const allowed =
    target === undefined
      ? rule.packages(packageOf(entry.specifier), entry.specifier, entry.typeOnly)
      : rule.targets.some((pattern) => pattern.test(target)) ||
        (entry.typeOnly && (rule.typeTargets ?? []).some((pattern) => pattern.test(target)))
  return allowed
    ? undefined
    : `${entry.from}:${entry.line} may not import ${target ?? entry.specifier}: ${rule.instead}.`
}
