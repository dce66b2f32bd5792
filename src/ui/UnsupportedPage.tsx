import { Button, FluentProvider, makeStyles, mergeClasses } from '@fluentui/react-components'
import type { Language } from '../messages'
import { useWordsOf } from './shared/pane-context'
import type { PaneLook } from './pane-state'
import { paneThemes } from './pane-theme'
import { usePlaceStyles } from './shared/shared-styles'

/** Why the pane cannot run where it was opened. */
export type UnsupportedReason = 'old-program' | 'not-excel' | 'not-loaded'

const useStyles = makeStyles({ page: { padding: '16px', minHeight: '100vh', boxSizing: 'border-box' } })

interface UnsupportedPageProps {
  readonly language: Language
  readonly look: PaneLook
  readonly reason: UnsupportedReason
  /** What the program would have to know, in Office's own names. */
  readonly missing: readonly string[]
  readonly reload: () => void
}

/** Shown instead of the pane where it cannot run: why, and what to do. */
export function UnsupportedPage({ language, look, reason, missing, reload }: UnsupportedPageProps) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWordsOf(language)
  const named = (set: string): string => {
    const [name] = set.split(' ')
    return name === 'SharedRuntime' || name === 'ExcelApi' ? say(`unsupported.sets.${name}`, { set }) : set
  }
  return (
    <FluentProvider theme={paneThemes[look]} lang={language}>
      <main className={mergeClasses(shared.place, styles.page)}>
        <h1 className={shared.heading}>{say('unsupported.title')}</h1>
        <p className={shared.text}>{say(`unsupported.${reason}`)}</p>
        {missing.length > 0 && (
          <p className={shared.text}>
            {say('unsupported.missing', { sets: missing.map(named).join(say('listSeparator')) })}
          </p>
        )}
        {reason === 'old-program' && <p className={shared.text}>{say('unsupported.stillWorks')}</p>}
        <div>
          <Button onClick={reload}>{say('unsupported.reload')}</Button>
        </div>
      </main>
    </FluentProvider>
  )
}
