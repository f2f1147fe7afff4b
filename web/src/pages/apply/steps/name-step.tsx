import { Switch, TagsInput, TextInput } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import classes from '../wizard/wizard.module.css'
import { Group, Pair, Section } from './section.tsx'

type Part = 'family' | 'given'
const HAN = /\p{Script=Han}/u

/** Capital letters in the spelling of Chinese passports (ü as YU); names in other scripts come back as they are. */
const latinOf = async (text: string, part: Part): Promise<string> => {
  if (!HAN.test(text)) return /^[\p{Script=Latin}\p{M}\s'’.-]*$/u.test(text) ? text : ''
  const { pinyin } = await import('pinyin-pro')
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: part === 'family' ? 'all' : 'off',
    nonZh: 'removed',
  })
  return syllables.join('').replaceAll('v', 'yu').toUpperCase()
}

/**
 * Sets both spellings of one part: the Latin one follows the native one until somebody changes it by hand. The family name
 * leads in Han script and follows in others, until the person says otherwise.
 */
const useNameParts = () => {
  const { draft, set, store } = useWizard()
  const [suggested, setSuggested] = useState<{ readonly family: string; readonly given: string }>({
    family: '',
    given: '',
  })
  const name = draft.name ?? {}
  const setNative = (part: Part, text: string): void => {
    const before = name.native?.[part] ?? ''
    const latin = name.latin?.[part] ?? ''
    const follows = latin === '' || latin === suggested[part] || latin === before
    const otherScript = name.familyNameFirst === undefined || HAN.test(text) !== HAN.test(before)
    const first = part === 'family' && otherScript ? { familyNameFirst: HAN.test(text) } : {}
    set('name', { ...name, ...first, native: { ...name.native, [part]: text } })
    if (!follows) return
    void latinOf(text.trim(), part).then((spelling) => {
      const now = store.snapshot().draft.name ?? {}
      if ((now.native?.[part] ?? '') !== text || (now.latin?.[part] ?? '') !== latin) return
      setSuggested((earlier) => ({ ...earlier, [part]: spelling }))
      set('name', { ...now, latin: { ...now.latin, [part]: spelling } })
    })
  }
  const setLatin = (part: Part, text: string): void => set('name', { ...name, latin: { ...name.latin, [part]: text } })
  return { name, setNative, setLatin, suggested }
}

export const NameStep = () => {
  const { t } = useTranslation(['apply', 'common'])
  const { set } = useWizard()
  const field = useField()
  const { name, setNative, setLatin, suggested } = useNameParts()
  const han = HAN.test(`${name.native?.family ?? ''}${name.native?.given ?? ''}`)
  const isSuggestion =
    han && suggested.family !== '' && name.latin?.family === suggested.family && name.latin?.given === suggested.given
  return (
    <>
      <Group>
        <Pair>
          <TextInput
            {...field('/name/native/family')}
            label={t('name.family')}
            description={t('name.familyHint')}
            value={name.native?.family ?? ''}
            maxLength={100}
            autoComplete="family-name"
            onChange={(event) => setNative('family', event.currentTarget.value)}
          />
          <TextInput
            {...field('/name/native/given')}
            label={t('name.given')}
            description={t('name.givenHint')}
            value={name.native?.given ?? ''}
            maxLength={100}
            autoComplete="given-name"
            onChange={(event) => setNative('given', event.currentTarget.value)}
          />
        </Pair>
        {han || !name.native?.family ? null : (
          <Switch
            label={t('name.familyFirst')}
            checked={name.familyNameFirst ?? false}
            onChange={(event) => set('name', { ...name, familyNameFirst: event.currentTarget.checked })}
          />
        )}
      </Group>
      <Section title={t('name.latinTitle')} text={t('name.latinText')}>
        <Pair>
          <TextInput
            {...field('/name/latin/family')}
            label={t('name.latinFamily')}
            value={name.latin?.family ?? ''}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setLatin('family', event.currentTarget.value)}
          />
          <TextInput
            {...field('/name/latin/given')}
            label={t('name.latinGiven')}
            value={name.latin?.given ?? ''}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setLatin('given', event.currentTarget.value)}
          />
        </Pair>
        {isSuggestion ? (
          <p className={classes.filled} role="status">
            <IconSparkles size={17} aria-hidden="true" />
            {t('name.latinSuggested')}
          </p>
        ) : null}
      </Section>
      <Section title={t('optionalLabel', { ns: 'common', label: t('name.previous') })}>
        <TagsInput
          {...field('/name/previousNames')}
          aria-label={t('name.previous')}
          description={t('name.previousHint')}
          value={name.previousNames ?? []}
          maxTags={10}
          acceptValueOnBlur
          splitChars={[',', ';', '，', '；', '、']}
          onChange={(names) => set('name', { ...name, previousNames: names })}
        />
      </Section>
    </>
  )
}
