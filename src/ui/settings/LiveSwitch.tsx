import { Switch } from '@fluentui/react-components'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'

/** Turns live checking on and off. */
export function LiveSwitch() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { live } = usePaneState()
  return (
    <section className={shared.card}>
      <Switch
        label={say('live.heading')}
        checked={live !== 'off'}
        onChange={(_, { checked }) => store.switchLive(checked)}
      />
      <p className={shared.quiet}>{say('live.says')}</p>
    </section>
  )
}
