import type { ReactNode } from 'react'
import classes from './choice-cards.module.css'

export type Choice<V extends string> = {
  readonly value: V
  readonly title: ReactNode
  readonly text?: ReactNode
  readonly disabled?: boolean
  readonly note?: ReactNode
}

type FrameProps = {
  /** Id of the first choice, so that error links lead there. */
  readonly id: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly error: string | null
  /** `cards` stand below each other, `chips` flow in lines. */
  readonly look?: 'cards' | 'chips'
  readonly hideLegend?: boolean
  readonly children: ReactNode
}

const Frame = ({ id, legend, hint, error, look = 'cards', hideLegend = false, children }: FrameProps) => (
  <fieldset
    className={classes.frame}
    aria-describedby={[hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim() || undefined}
  >
    <legend className={hideLegend ? 'visually-hidden' : classes.legend}>{legend}</legend>
    {hint ? (
      <p id={`${id}-hint`} className={classes.hint}>
        {hint}
      </p>
    ) : null}
    <div className={look === 'cards' ? classes.cards : classes.chips}>{children}</div>
    {error ? (
      <p id={`${id}-error`} className={classes.error}>
        {error}
      </p>
    ) : null}
  </fieldset>
)

type OptionProps<V extends string> = {
  readonly kind: 'radio' | 'checkbox'
  readonly id: string | undefined
  readonly name: string
  readonly choice: Choice<V>
  readonly checked: boolean
  readonly invalid: boolean
  readonly onPick: (checked: boolean) => void
  readonly onBlur: () => void
}

const Option = <V extends string>({ kind, id, name, choice, checked, invalid, onPick, onBlur }: OptionProps<V>) => (
  <label className={classes.option} data-checked={checked || undefined} data-disabled={choice.disabled || undefined}>
    <input
      type={kind}
      id={id}
      name={name}
      value={choice.value}
      checked={checked}
      disabled={choice.disabled}
      aria-invalid={invalid || undefined}
      onChange={(event) => onPick(event.currentTarget.checked)}
      onBlur={onBlur}
    />
    <span className={classes.body}>
      <span className={classes.title}>{choice.title}</span>
      {choice.text ? <span className={classes.text}>{choice.text}</span> : null}
      {choice.note ? <span className={classes.note}>{choice.note}</span> : null}
    </span>
  </label>
)

type Shared<V extends string> = Omit<FrameProps, 'children'> & {
  readonly choices: readonly Choice<V>[]
  readonly onBlur: () => void
}

/** Where an error link leads: the first choice that can be made. */
const firstOpen = (choices: readonly Choice<string>[]): number =>
  choices.findIndex((choice) => choice.disabled !== true)

/** One of several, as radio buttons with room for an explanation each. */
export const ChoiceCards = <V extends string>({
  choices,
  value,
  onChange,
  onBlur,
  ...frame
}: Shared<V> & { value: V | null; onChange: (value: V) => void }) => {
  const first = firstOpen(choices)
  return (
    <Frame {...frame}>
      {choices.map((choice, index) => (
        <Option
          key={choice.value}
          kind="radio"
          id={index === first ? frame.id : undefined}
          name={frame.id}
          choice={choice}
          checked={choice.value === value}
          invalid={frame.error !== null}
          onPick={() => onChange(choice.value)}
          onBlur={onBlur}
        />
      ))}
    </Frame>
  )
}

/** Any of several, as check boxes. */
export const ChoiceBoxes = <V extends string>({
  choices,
  value,
  onChange,
  onBlur,
  ...frame
}: Shared<V> & { value: readonly V[]; onChange: (value: V[]) => void }) => {
  const first = firstOpen(choices)
  return (
    <Frame {...frame}>
      {choices.map((choice, index) => (
        <Option
          key={choice.value}
          kind="checkbox"
          id={index === first ? frame.id : undefined}
          name={frame.id}
          choice={choice}
          checked={value.includes(choice.value)}
          invalid={frame.error !== null}
          onPick={(checked) =>
            onChange(checked ? [...value, choice.value] : value.filter((other) => other !== choice.value))
          }
          onBlur={onBlur}
        />
      ))}
    </Frame>
  )
}
