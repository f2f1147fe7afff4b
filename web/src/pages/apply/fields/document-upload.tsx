import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCamera, IconCircleCheck, IconFileText, IconLock, IconUpload } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { uploadIdentityDocument } from '../../../api/applications.ts'
import { ApiProblem, getBlob } from '../../../api/client.ts'
import { useConfiguration } from '../../../api/configuration.ts'
import { problemText } from '../../../api/problem-text.ts'
import { formatBytes } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import classes from './document-upload.module.css'

const DEFAULT_MAX_BYTES = 10_000_000
const ACCEPT = 'image/jpeg,image/png,image/heic,application/pdf'

type Progressing = { readonly name: string; readonly share: number; readonly abort: () => void }

/** Uploads one file; the server keeps the newest one only. */
const useUpload = (maxBytes: number) => {
  const { view, credential, refresh } = useWizard()
  const [sending, setSending] = useState<Progressing | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setError(null)
    if (file.size > maxBytes || file.size === 0) {
      setError(new ApiProblem({ code: file.size === 0 ? 'file_empty' : 'too_large', status: 0, reference: null }))
      return
    }
    const abort = new AbortController()
    const progress = (share: number): void => setSending({ name: file.name, share, abort: () => abort.abort() })
    progress(0)
    try {
      await uploadIdentityDocument(view.id, file, credential, progress, abort.signal)
      await refresh()
    } catch (failure) {
      if (!abort.signal.aborted) setError(failure)
    } finally {
      setSending(null)
    }
  }
  return { sending, error, send }
}

const Preview = ({ document }: { document: DocumentView }) => {
  const { t } = useTranslation('apply')
  const { credential } = useWizard()
  const shown = document.mediaType === 'image/jpeg' || document.mediaType === 'image/png'
  const { data: blob } = useQuery({
    queryKey: ['document-content', document.id],
    queryFn: () => getBlob(document.href, { credential }),
    enabled: shown,
    staleTime: Infinity,
  })
  const url = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob])
  useEffect(() => {
    if (url === null) return undefined
    return () => URL.revokeObjectURL(url)
  }, [url])
  if (!shown) {
    return (
      <div className={classes.noPreview}>
        <IconFileText size={34} stroke={1.4} aria-hidden="true" />
        <span>{t('upload.noPreview')}</span>
      </div>
    )
  }
  return url ? (
    <img src={url} alt={t('upload.previewAlt')} className={classes.preview} />
  ) : (
    <div className={classes.noPreview} />
  )
}

const Pickers = ({ onFile, label }: { onFile: (file: File) => void; label: string }) => {
  const { t } = useTranslation('apply')
  const field = useField()('/documents')
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const taken = (input: HTMLInputElement): void => {
    const file = input.files?.[0]
    input.value = ''
    if (file) onFile(file)
  }
  return (
    <div className={classes.pickers}>
      <Button
        id={field.id}
        variant="default"
        leftSection={<IconUpload size={17} />}
        onClick={() => chooser.current?.click()}
      >
        {label}
      </Button>
      <Button
        className={classes.camera}
        variant="default"
        leftSection={<IconCamera size={17} />}
        onClick={() => camera.current?.click()}
      >
        {t('upload.camera')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept={ACCEPT}
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => taken(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => taken(event.currentTarget)}
      />
    </div>
  )
}

/** The identity document's picture or scan: drop, choose or photograph it, watch it go, see it, replace it. */
export const DocumentUpload = () => {
  const { t } = useTranslation('apply')
  const locale = useLocale()
  const { view } = useWizard()
  const field = useField()('/documents')
  const maxBytes = useConfiguration()?.uploadLimits.maxBytes ?? DEFAULT_MAX_BYTES
  const document = view.documents.findLast((item) => item.kind === 'IDENTITY_DOCUMENT')
  const { sending, error, send } = useUpload(maxBytes)
  const [over, setOver] = useState(false)
  const problem = error === null ? field.error : problemText(error)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) void send(file)
  }
  return (
    <div>
      <div
        className={classes.area}
        data-over={over || undefined}
        data-invalid={problem !== null || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <div className={classes.sending} role="status">
            <span className={classes.name}>{sending.name}</span>
            <Progress
              value={sending.share * 100}
              aria-label={t('upload.progress', { percent: Math.round(sending.share * 100) })}
              w="100%"
            />
            <span className={classes.hint}>{t('upload.progress', { percent: Math.round(sending.share * 100) })}</span>
            <Button variant="subtle" size="compact-sm" onClick={sending.abort}>
              {t('upload.cancel')}
            </Button>
          </div>
        ) : document ? (
          <>
            <Preview document={document} />
            <p className={classes.done}>
              <IconCircleCheck size={18} aria-hidden="true" />
              <span>{t('upload.done')}</span>
              <span className={classes.name}>{document.fileName}</span>
              <span className={classes.hint}>{formatBytes(document.sizeBytes, locale)}</span>
            </p>
            <Pickers onFile={(file) => void send(file)} label={t('upload.replace')} />
          </>
        ) : (
          <>
            <p className={classes.drop}>{t('upload.drop')}</p>
            <p className={classes.orText}>{t('upload.or')}</p>
            <Pickers onFile={(file) => void send(file)} label={t('upload.choose')} />
            <p className={classes.hint}>{t('upload.limits', { size: formatBytes(maxBytes, locale) })}</p>
            <p className={classes.hint}>{t('upload.tips')}</p>
          </>
        )}
      </div>
      {problem === null ? null : (
        <p className={classes.error} role="alert">
          {problem}
        </p>
      )}
      <p className={classes.lock}>
        <IconLock size={15} aria-hidden="true" />
        {t('upload.encrypted')}
      </p>
    </div>
  )
}
