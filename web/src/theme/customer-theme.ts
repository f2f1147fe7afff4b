import {
  Button,
  Checkbox,
  createTheme,
  InputWrapper,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'

const roomy = { defaultProps: { size: 'md' } }

/** On top of `theme` for customers: larger controls, hints that can be read without glasses. */
export const customerTheme = createTheme({
  components: {
    TextInput: TextInput.extend(roomy),
    NumberInput: NumberInput.extend(roomy),
    PasswordInput: PasswordInput.extend(roomy),
    Textarea: Textarea.extend(roomy),
    Select: Select.extend(roomy),
    MultiSelect: MultiSelect.extend(roomy),
    TagsInput: TagsInput.extend(roomy),
    Checkbox: Checkbox.extend(roomy),
    Switch: Switch.extend(roomy),
    Button: Button.extend(roomy),
    InputWrapper: InputWrapper.extend({
      styles: {
        label: { fontWeight: 550, marginBottom: 1 },
        description: { fontSize: 14, lineHeight: 1.5 },
        error: { fontSize: 14, lineHeight: 1.5 },
      },
    }),
  },
})
