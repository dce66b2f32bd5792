import { Button, FluentProvider, makeStyles, mergeClasses } from '@fluentui/react-components'
import type { Language } from '../messages'
import { useWordsOf } from './pane-context'
import { paneThemes } from './pane-theme'
import { usePlaceStyles } from './shared-styles'

/** Why the pane cannot run where it was opened. */
export type UnsupportedReason = 'old-program' | 'not-excel' | 'not-loaded'

const useStyles = makeStyles({ page: { padding: '16px' } })

interface UnsupportedPageProps {
  readonly language: Language
  readonly reason: UnsupportedReason
  /** What the program would have to know, in Office's own names. */
  readonly missing: readonly string[]
  readonly reload: () => void
}

/** Shown instead of the pane where it cannot run: why, and what to do. */
export function UnsupportedPage({ language, reason, missing, reload }: UnsupportedPageProps) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWordsOf(language)
  return (
    <FluentProvider theme={paneThemes.light} lang={language}>
      <main className={mergeClasses(shared.place, styles.page)}>
        <h1 className={shared.heading}>{say('unsupported.title')}</h1>
        <p className={shared.text}>{say(`unsupported.${reason}`)}</p>
        {missing.length > 0 && (
          <p className={shared.text}>
            {say('unsupported.missing', { sets: missing.join(say('listSeparator')) })}
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
