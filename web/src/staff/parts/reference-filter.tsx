import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'

/** A reference typed by the person; the address follows a moment after the last key. */
export const ReferenceFilter = ({
  value,
  label,
  onChange,
}: {
  value: string | undefined
  label: string
  onChange: (reference: string | undefined) => void
}) => {
  const [typed, setTyped] = useState(value ?? '')
  const sent = useRef(value)
  const send = useDebouncedCallback((text: string) => {
    sent.current = text.trim() === '' ? undefined : text.trim().toUpperCase()
    onChange(sent.current)
  }, 300)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value ?? '')
  }, [value])
  return (
    <TextInput
      size="xs"
      w={170}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} stroke={1.8} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        send(event.currentTarget.value)
      }}
      spellCheck={false}
    />
  )
}
