import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  FluentProvider,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens
} from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type DragEvent } from 'react'
import type { Language } from '../../messages'
import { sayInWorkbench } from '../../messages/workbench-words'
import { paneThemes } from '../../ui/pane-theme'
import type { AddinManifest } from './addin-manifest'
import { PasswordQuestion } from './PasswordQuestion'
import { Ribbon } from './Ribbon'
import { TitleBar } from './TitleBar'
import type { Workbench } from './workbench'

const useStyles = makeStyles({
  page: { height: '100vh', display: 'flex', flexDirection: 'column', overflow: 'hidden' },
  work: { flex: 1, minHeight: 0, display: 'flex', backgroundColor: tokens.colorNeutralBackground3 },
  gridArea: { flex: 1, minWidth: 0, position: 'relative', backgroundColor: tokens.colorNeutralBackground1 },
  veil: {
    position: 'absolute',
    inset: 0,
    zIndex: 5,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: 'rgba(255, 255, 255, 0.85)'
  },
  pane: {
    width: '384px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`
  },
  hidden: { display: 'none' },
  paneBar: {
    height: '36px',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '0 6px 0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`
  },
  paneName: { flex: 1, margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  panePlace: { flex: 1, position: 'relative' },
  bars: { flexShrink: 0 },
  drop: {
    position: 'absolute',
    inset: '12px',
    zIndex: 6,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: tokens.fontSizeBase500,
    color: tokens.colorBrandForeground1,
    backgroundColor: 'rgba(255, 255, 255, 0.92)',
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge
  }
})

interface Props {
  readonly workbench: Workbench
  readonly manifestIn: (language: Language) => AddinManifest
}

/** The whole page: title, ribbon, grid and task pane of one workbook. */
export function WorkbenchPage({ workbench, manifestIn }: Props) {
  const styles = useStyles()
  const state = useSyncExternalStore(workbench.subscribe, workbench.state)
  const { language } = state
  const manifest = useMemo(() => manifestIn(language), [manifestIn, language])
  const say = (key: string, params?: Record<string, string>) => sayInWorkbench(key, language, params)
  const gridPlace = useRef<HTMLDivElement>(null)
  const panePlace = useRef<HTMLDivElement>(null)
  const [isDropping, setDropping] = useState(false)
  const [pending, setPending] = useState<(() => void) | undefined>()

  useEffect(() => {
    if (gridPlace.current && panePlace.current) {
      void workbench.start({ grid: gridPlace.current, pane: panePlace.current })
    }
  }, [workbench])
  useEffect(() => {
    document.title = `${state.isChanged ? '● ' : ''}${state.fileName} – ${sayInWorkbench('title', language)}`
  }, [state.fileName, state.isChanged, language])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void workbench.save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [workbench])

  /** Replacing the workbook asks first when that would lose work. */
  const replacing = (work: () => void): void => {
    if (workbench.isChanged) setPending(() => work)
    else work()
  }
  const open = (file: File): void => replacing(() => void workbench.openFile(file))
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setDropping(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setDropping(false)
      const file = event.dataTransfer.files[0]
      if (file) open(file)
    }
  }
  const waiting = state.activity ?? (state.isGridShown || state.notice ? undefined : 'grid')

  return (
    <FluentProvider theme={paneThemes.light}>
      <div className={styles.page} {...drop}>
        <TitleBar state={state} say={say} onLanguage={(chosen) => workbench.setLanguage(chosen)} />
        <Ribbon
          state={state}
          manifest={manifest}
          say={say}
          onNew={() => replacing(() => void workbench.openNew())}
          onOpen={open}
          onSample={() => replacing(() => void workbench.openSample())}
          onSave={() => void workbench.save()}
          onUndo={() => void workbench.undo()}
          onRedo={() => void workbench.redo()}
          onAddin={(button) => void workbench.press(button.functionName)}
        />
        <div className={styles.bars} aria-live="polite">
          {state.left && (
            <MessageBar intent="warning">
              <MessageBarBody>
                {say('left.text', {
                  name: state.left.name,
                  time: new Date(state.left.keptAt).toLocaleString(language)
                })}
              </MessageBarBody>
              <MessageBarActions>
                <Button size="small" onClick={() => replacing(() => void workbench.restoreLeft())}>
                  {say('left.restore')}
                </Button>
                <Button size="small" onClick={() => void workbench.discardLeft()}>
                  {say('left.discard')}
                </Button>
              </MessageBarActions>
            </MessageBar>
          )}
          {state.notice && (
            <MessageBar intent={state.notice.isProblem ? 'error' : 'info'}>
              <MessageBarBody>
                {say(`notice.${state.notice.key}`, {
                  ...state.notice.params,
                  ...(state.notice.detailKey && { detail: say(state.notice.detailKey) })
                })}
              </MessageBarBody>
              <MessageBarActions
                containerAction={
                  <Button
                    appearance="transparent"
                    size="small"
                    icon={<DismissRegular />}
                    aria-label={say('dismiss')}
                    onClick={() => workbench.dismissNotice()}
                  />
                }
              />
            </MessageBar>
          )}
        </div>
        <div className={styles.work}>
          <main className={styles.gridArea} aria-label={say('grid')}>
            <div className="grid-place" ref={gridPlace} />
            {waiting && (
              <div className={styles.veil}>
                <Spinner
                  labelPosition="below"
                  label={say(waiting === 'grid' ? 'gridLoading' : `activity.${waiting}`)}
                />
              </div>
            )}
            {isDropping && <div className={styles.drop}>{say('dropHere')}</div>}
          </main>
          <aside
            className={state.isPaneShown ? styles.pane : `${styles.pane} ${styles.hidden}`}
            aria-label={say('pane')}
          >
            <div className={styles.paneBar}>
              <h2 className={styles.paneName}>{manifest.name}</h2>
              <Button
                appearance="subtle"
                size="small"
                icon={<ArrowClockwiseRegular />}
                title={say('reloadPane')}
                aria-label={say('reloadPane')}
                onClick={() => workbench.reloadPane()}
              />
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                title={say('closePane')}
                aria-label={say('closePane')}
                onClick={() => workbench.togglePane(false)}
              />
            </div>
            <div className={`${styles.panePlace} pane-place`} ref={panePlace} />
          </aside>
        </div>
      </div>
      <Dialog open={pending !== undefined} modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{say('discard.title')}</DialogTitle>
            <DialogContent>{say('discard.text', { name: state.fileName })}</DialogContent>
            <DialogActions>
              <Button
                appearance="primary"
                onClick={() => {
                  setPending(undefined)
                  void workbench.save().then((isSaved) => isSaved && pending?.())
                }}
              >
                {say('discard.save')}
              </Button>
              <Button
                onClick={() => {
                  setPending(undefined)
                  pending?.()
                }}
              >
                {say('discard.go')}
              </Button>
              <Button onClick={() => setPending(undefined)}>{say('discard.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
      {state.passwordFor !== undefined && (
        <PasswordQuestion
          sheetName={state.passwordFor}
          say={say}
          onAnswer={(password) => workbench.givePassword(password)}
        />
      )}
    </FluentProvider>
  )
}
