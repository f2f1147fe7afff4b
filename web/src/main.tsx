import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import './theme/base.css'
import { queryClient } from './app/query-client.ts'
import { router } from './app/router.tsx'
import { customerTexts } from './i18n/customer-texts.ts'
import { startI18n } from './i18n/i18n.ts'
import { cssVariables, theme } from './theme/theme.ts'

const colorScheme = localStorageColorSchemeManager({ key: 'steward.color-scheme' })

const start = async (): Promise<void> => {
  const place = document.getElementById('root')
  if (!place) throw new Error('the page has no #root element')
  await startI18n(customerTexts)
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

void start()
