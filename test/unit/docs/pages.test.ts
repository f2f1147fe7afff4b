import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkForm } from '../../../domain/accounts/account-opening/check-form.ts'
import { openingStages } from '../../../domain/accounts/account-opening/stages.ts'
import { packs } from '../../../domain/operations/policies/packs.ts'
import { draftForm } from '../../../server/schemas/accounts/account-opening.ts'
import { filesBelow, root, textOf, topFolders } from '../../architecture/support/sources.ts'

const MOST_BYTES = 200_000
/** Stages that the diagram says it leaves out. */
const LEFT_OUT: readonly string[] = ['WITHDRAWN', 'DECLINED', 'EXPIRED', 'PROHIBITED', 'PENDING_INFORMATION']

const pages = filesBelow('').filter((path) => path.endsWith('.md'))

/** Relative links and pictures of a page, without what follows a #. */
const leadsTo = (page: string): string[] =>
  [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)|src="(?!https?:)([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )

describe('the documentation', () => {
  it.each(pages)('of %s links to what is there', (page) => {
    expect(leadsTo(page).filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })

  it('names every room in the README, and no other', () => {
    const [, section = ''] = textOf('README.md').split('## The house')
    const named = [...section.matchAll(/^\| `([^`]+)\/` \|/gm)].flatMap((match) => match[1] ?? [])
    expect(named.toSorted()).toEqual(topFolders().toSorted())
  })

  it('draws the moves between stages as the table allows them', () => {
    const drawn = [...textOf('docs/architecture.md').matchAll(/^ {2}([A-Z_]+) --> ([A-Z_]+)(?:: .*)?$/gm)]
      .map(([, from, to]) => `${from} --> ${to}`)
      .filter((move) => !move.includes('OPEN '))
    const allowed = Object.entries(openingStages)
      .filter(([from]) => !LEFT_OUT.includes(from))
      .flatMap(([from, { to }]) => to.filter((next) => !LEFT_OUT.includes(next)).map((next) => `${from} --> ${next}`))
    expect(drawn.filter((move) => !/ (ANSWERED|CANCELLED)$/.test(move)).toSorted()).toEqual(allowed.toSorted())
  })

  it('has a form for the walk-through that can be submitted', () => {
    const form = draftForm.parse(JSON.parse(textOf('docs/walk-through/application-form.json')))
    expect(checkForm(form, { today: '2026-12-01', pack: packs.CN, channel: 'PARTNER_FORM' })).toEqual([])
  })

  it('has small pictures', () => {
    const large = filesBelow('docs/screenshots').filter((path) => statSync(join(root, path)).size > MOST_BYTES)
    expect(large).toEqual([])
  })
})
