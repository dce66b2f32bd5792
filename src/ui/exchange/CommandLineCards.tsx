import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { usePaneStore, useWords } from '../pane-context'
import type { Place } from '../pane-state'
import { usePlaceStyles } from '../shared-styles'

const useStyles = makeStyles({
  command: {
    display: 'block',
    padding: '6px 8px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere'
  },
  word: { display: 'inline-block', marginRight: '1ch', maxWidth: '100%' }
})

/** Says which steps of an exchange the command line does today, each with a way on inside the pane. */
export function CommandLineCards() {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  // Kept whole per word, so that no option is broken at its hyphens.
  const commandLine = (text: string) => (
    <code className={styles.command}>
      {text.split(' ').map((word) => (
        <span key={word} className={styles.word}>
          {word}
        </span>
      ))}
    </code>
  )
  const wayOn = (label: string, place: Place) => (
    <div>
      <Button onClick={() => store.show(place)}>{label}</Button>
    </div>
  )
  return (
    <>
      <p className={shared.text}>{say('exchange.intro')}</p>
      <section className={shared.card}>
        <h2 className={shared.heading}>{say('exchange.sendTitle')}</h2>
        <p className={shared.text}>{say('exchange.sendText')}</p>
        {commandLine(say('exchange.sendCommand'))}
        {wayOn(say('exchange.sendButton'), 'fill')}
      </section>
      <section className={shared.card}>
        <h2 className={shared.heading}>{say('exchange.collectTitle')}</h2>
        <p className={shared.text}>{say('exchange.collectText')}</p>
        {commandLine(say('exchange.collectCommand'))}
        {wayOn(say('exchange.collectButton'), 'review')}
      </section>
      <section className={shared.card}>
        <h2 className={shared.heading}>{say('exchange.mergeTitle')}</h2>
        <p className={shared.text}>{say('exchange.mergeText')}</p>
        {wayOn(say('exchange.mergeButton'), 'summary')}
      </section>
    </>
  )
}
