import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = ['#ecf8f7', '#d6eeec', '#aedcd9', '#80c8c4', '#55b3ae', '#2f9a96', '#16827f', '#0b6b6a', '#075857', '#044443']
const gray: MantineColorsTuple = ['#f6f9f9', '#eef3f3', '#e2e9e9', '#d2dbdb', '#b4c0c0', '#87979a', '#5f6f71', '#4a595a', '#2f3c3d', '#182324']
const dark: MantineColorsTuple = ['#dbe3e3', '#b9c5c5', '#98a7a7', '#6f7e7f', '#445152', '#354142', '#263131', '#182020', '#131a1a', '#0d1313']
const green: MantineColorsTuple = ['#eaf7ee', '#d3eddb', '#a8dbb7', '#79c790', '#52b570', '#37a259', '#258a47', '#1b7239', '#135a2b', '#0b431f']
const amber: MantineColorsTuple = ['#fff6e5', '#fdeaca', '#f9d596', '#f4bd5d', '#eda832', '#dc9115', '#b8740a', '#935a05', '#734503', '#543202']
const red: MantineColorsTuple = ['#fdefee', '#fadbd8', '#f3b5b0', '#eb8b84', '#e2655d', '#d4453d', '#bc322b', '#9c261f', '#7d1c17', '#5e130f']
const violet: MantineColorsTuple = ['#f4f0fc', '#e6def8', '#cdbcf1', '#b297e8', '#9a77df', '#845bd3', '#6f45bd', '#5a369c', '#472a7c', '#341e5d']

const fonts = 'Inter Variable, Inter, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif'

/** The house look: one teal accent, neutrals with a hint of it, one radius and one shadow, for light and dark. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal, gray, dark, green, amber, red, violet },
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily: fonts, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  shadows: {
    xs: '0 1px 2px rgb(10 40 40 / 6%)',
    sm: '0 1px 2px rgb(10 40 40 / 6%)',
    md: '0 1px 2px rgb(10 40 40 / 6%), 0 8px 24px rgb(10 40 40 / 8%)',
    lg: '0 1px 2px rgb(10 40 40 / 6%), 0 8px 24px rgb(10 40 40 / 8%)',
    xl: '0 1px 2px rgb(10 40 40 / 6%), 0 8px 24px rgb(10 40 40 / 8%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
})

/**
 * Semantic colours in pairs that reach 4.5:1 in both schemes: `--steward-<meaning>-text` on `--steward-<meaning>-bg`.
 * Meanings: done, waiting, stopped, decision, active, neutral.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': red[7],
    '--mantine-color-anchor': teal[7],
    '--steward-canvas': gray[0],
    '--steward-surface': '#ffffff',
    '--steward-line': gray[2],
    '--steward-line-strong': gray[5],
    '--steward-accent': teal[7],
    '--steward-accent-soft': teal[0],
    '--steward-done-text': green[8], '--steward-done-bg': green[0],
    '--steward-waiting-text': amber[8], '--steward-waiting-bg': amber[0],
    '--steward-stopped-text': red[7], '--steward-stopped-bg': red[0],
    '--steward-decision-text': violet[7], '--steward-decision-bg': violet[0],
    '--steward-active-text': teal[8], '--steward-active-bg': teal[0],
    '--steward-neutral-text': gray[7], '--steward-neutral-bg': gray[1],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': red[3],
    '--mantine-color-anchor': teal[3],
    '--steward-canvas': dark[8],
    '--steward-surface': dark[7],
    '--steward-line': dark[5],
    '--steward-line-strong': dark[3],
    '--steward-accent': teal[4],
    '--steward-accent-soft': '#12302f',
    '--steward-done-text': green[2], '--steward-done-bg': '#12301d',
    '--steward-waiting-text': amber[2], '--steward-waiting-bg': '#38290c',
    '--steward-stopped-text': red[2], '--steward-stopped-bg': '#3b1815',
    '--steward-decision-text': violet[2], '--steward-decision-bg': '#291d42',
    '--steward-active-text': teal[2], '--steward-active-bg': '#12302f',
    '--steward-neutral-text': dark[1], '--steward-neutral-bg': dark[6],
  },
})
