import { ActionIcon, Button, Group, Skeleton } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  IconArrowsMinimize,
  IconDownload,
  IconExternalLink,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
  type Icon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { formatBytes, formatDateTime } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import { useKeys } from '../../../staff/keyboard.ts'
import { ProblemAlert } from '../../../staff/parts/problem-alert.tsx'
import { documentQuery } from '../../../staff/queries.ts'
import classes from './document-viewer.module.css'

const [MIN_HEIGHT, MAX_HEIGHT] = [180, 340]
const ZOOMS = [1, 1.5, 2, 3, 4] as const

type Size = { readonly width: number; readonly height: number }

/** Size in which a picture fits the frame, turned or not, times the zoom. */
const shownSize = (natural: Size, frame: Size, zoom: number, turned: boolean): Size => {
  const [width, height] = turned ? [natural.height, natural.width] : [natural.width, natural.height]
  const scale = Math.min(frame.width / width, frame.height / height) * zoom
  return { width: width * scale, height: height * scale }
}

/** Height of the frame in which the picture fits the width without bars, within limits. */
const frameHeight = (natural: Size | null, width: number, turned: boolean): number => {
  if (natural === null || width === 0) return MAX_HEIGHT
  const ratio = turned ? natural.width / natural.height : natural.height / natural.width
  return Math.round(Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, width * ratio)))
}

const Tool = ({
  icon: Shown,
  label,
  disabled = false,
  onClick,
}: {
  icon: Icon
  label: string
  disabled?: boolean
  onClick: () => void
}) => (
  <ActionIcon
    variant={disabled ? 'transparent' : 'subtle'}
    color="gray"
    size={32}
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    <Shown size={18} stroke={1.7} />
  </ActionIcon>
)

const useView = () => {
  const [step, setStep] = useState(0)
  const [degrees, setDegrees] = useState(0)
  return {
    zoom: ZOOMS[step] ?? 1,
    degrees,
    largest: step === ZOOMS.length - 1,
    smallest: step === 0,
    larger: () => setStep((now) => Math.min(ZOOMS.length - 1, now + 1)),
    smaller: () => setStep((now) => Math.max(0, now - 1)),
    rotate: () => setDegrees((now) => (now + 90) % 360),
    reset: () => {
      setStep(0)
      setDegrees(0)
    },
  }
}

const Picture = ({ url, name }: { url: string; name: string }) => {
  const { t } = useTranslation('staffCase')
  const view = useView()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [natural, setNatural] = useState<Size | null>(null)
  const turned = view.degrees % 180 !== 0
  const height = frameHeight(natural, width, turned)
  const size = natural && width > 0 ? shownSize(natural, { width, height }, view.zoom, turned) : null
  useKeys({ '+': view.larger, '=': view.larger, '-': view.smaller, r: view.rotate, '0': view.reset })
  return (
    <>
      <div
        ref={ref}
        className={classes.frame}
        style={{ height: height + 2 }}
        tabIndex={0}
        role="region"
        aria-label={t('identity.viewer')}
      >
        <div className={classes.stage} style={size ?? {}}>
          <img
            src={url}
            alt={t('identity.imageAlt', { file: name })}
            onLoad={(event) =>
              setNatural({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
            }
            style={
              size
                ? {
                    width: turned ? size.height : size.width,
                    height: turned ? size.width : size.height,
                    transform: `translate(-50%, -50%) rotate(${view.degrees}deg)`,
                  }
                : { visibility: 'hidden' }
            }
          />
        </div>
      </div>
      <Group gap={2} className={classes.tools}>
        <Tool icon={IconZoomOut} label={t('identity.zoomOut')} disabled={view.smallest} onClick={view.smaller} />
        <Tool icon={IconZoomIn} label={t('identity.zoomIn')} disabled={view.largest} onClick={view.larger} />
        <Tool icon={IconRotateClockwise} label={t('identity.rotate')} onClick={view.rotate} />
        <Tool icon={IconArrowsMinimize} label={t('identity.reset')} onClick={view.reset} />
        <FileLinks url={url} name={name} />
      </Group>
    </>
  )
}

const FileLinks = ({ url, name }: { url: string; name: string }) => {
  const { t } = useTranslation('staffCase')
  return (
    <span className={classes.links}>
      <Button
        component="a"
        href={url}
        target="_blank"
        rel="noreferrer"
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconExternalLink size={15} />}
      >
        {t('identity.openTab')}
      </Button>
      <Button
        component="a"
        href={url}
        download={name}
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconDownload size={15} />}
      >
        {t('identity.download')}
      </Button>
    </span>
  )
}

const Shown = ({ url, document }: { url: string; document: DocumentView }) => {
  const { t } = useTranslation('staffCase')
  switch (document.mediaType) {
    case 'image/jpeg':
    case 'image/png':
      return <Picture url={url} name={document.fileName} />
    case 'application/pdf':
      return (
        <>
          <embed
            src={url}
            type="application/pdf"
            title={t('identity.imageAlt', { file: document.fileName })}
            className={classes.pdf}
          />
          <Group className={classes.tools}>
            <FileLinks url={url} name={document.fileName} />
          </Group>
        </>
      )
    case 'image/heic':
      return (
        <>
          <p className={classes.heic}>{t('identity.heic')}</p>
          <Group className={classes.tools}>
            <FileLinks url={url} name={document.fileName} />
          </Group>
        </>
      )
  }
}

/** An uploaded document, fetched with the session and shown from memory: zoom and turn for pictures, the browser's viewer for PDF. */
export const DocumentViewer = ({ document }: { document: DocumentView }) => {
  const { t } = useTranslation('staffCase')
  const locale = useLocale()
  const query = useQuery(documentQuery(document))
  const url = query.data ?? null
  return (
    <figure className={classes.viewer}>
      {query.error ? <ProblemAlert error={query.error} title={t('identity.documentFailed')} /> : null}
      {url === null && !query.error ? (
        <Skeleton height={MAX_HEIGHT} aria-label={t('identity.documentLoading')} role="status" />
      ) : null}
      {url === null ? null : <Shown url={url} document={document} />}
      <figcaption className={classes.caption}>
        {document.fileName} ·{' '}
        {t('identity.uploaded', {
          when: formatDateTime(document.uploadedAt, locale),
          size: formatBytes(document.sizeBytes, locale),
        })}
      </figcaption>
    </figure>
  )
}
