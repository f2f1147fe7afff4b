import { Button, CopyButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './activate-page.module.css'

/** One SVG path for all dark modules of the code, with a quiet border of two. */
const pathOf = (modules: readonly (readonly boolean[])[]): string =>
  modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')

const useCode = (url: string) =>
  useQuery({
    queryKey: ['qr', url],
    queryFn: async () => {
      const { encode } = await import('uqr')
      const { data, size } = encode(url, { border: 2, ecc: 'M' })
      return { path: pathOf(data), size }
    },
    staleTime: Infinity,
  }).data

/** The secret for an authenticator app: as a picture to scan, as a link for this device, and as text. */
export const SecretCard = ({ secret, url }: { secret: string; url: string }) => {
  const { t } = useTranslation(['activate', 'status'])
  const code = useCode(url)
  return (
    <div className={classes.secret}>
      <p className={classes.secretText}>{t('code.text')}</p>
      <div className={classes.secretRow}>
        <svg
          className={classes.qr}
          viewBox={`0 0 ${code?.size ?? 1} ${code?.size ?? 1}`}
          role="img"
          aria-label={t('code.qrAlt')}
          shapeRendering="crispEdges"
        >
          {code ? <path d={code.path} fill="#0d1313" /> : null}
        </svg>
        <div className={classes.manual}>
          <Button
            component="a"
            href={url}
            variant="light"
            leftSection={<IconExternalLink size={17} />}
            className={classes.openApp}
          >
            {t('code.openApp')}
          </Button>
          <p className={classes.secretText}>{t('code.manual')}</p>
          <code className={classes.key}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
                onClick={copy}
              >
                {t(copied ? 'copied' : 'copy', { ns: 'status' })}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
    </div>
  )
}
