import { createTheme } from '@mantine/core'

const roomy = { defaultProps: { size: 'md' } }

/**
 * On top of `theme` for customers: larger controls, hints that can be read without glasses. Names components instead of
 * importing them, so that a page loads only what it shows.
 */
export const customerTheme = createTheme({
  components: {
    TextInput: roomy,
    NumberInput: roomy,
    PasswordInput: roomy,
    Textarea: roomy,
    Select: roomy,
    MultiSelect: roomy,
    TagsInput: roomy,
    Checkbox: roomy,
    Switch: roomy,
    Button: roomy,
    InputWrapper: {
      styles: {
        label: { fontWeight: 550, marginBottom: 1 },
        description: { fontSize: 14, lineHeight: 1.5 },
        error: { fontSize: 14, lineHeight: 1.5 },
      },
    },
  },
})
