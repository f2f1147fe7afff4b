try {
  const saved = localStorage.getItem('steward.color-scheme')
  const dark = saved === 'dark' || (saved !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  const locale = localStorage.getItem('steward.locale')
  document.documentElement.lang = locale || (navigator.language.startsWith('zh') ? 'zh-CN' : 'en')
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light')
}
