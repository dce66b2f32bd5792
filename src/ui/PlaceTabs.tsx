import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap'
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task'
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { usePaneState, usePaneStore, useWords } from './shared/pane-context'
import { openFindings, PLACES, type Place } from './pane-state'
import { showPlace } from './shared/show-place'

const icons: Readonly<Record<Place, React.JSX.Element>> = {
  fill: <EditRegular />,
  review: <ClipboardTaskRegular />,
  summary: <DataBarVerticalRegular />,
  exchange: <ArrowSwapRegular />,
  settings: <SettingsRegular />
}

const useStyles = makeStyles({
  tabs: { display: 'grid', gridTemplateColumns: 'repeat(5, minmax(0, 1fr))', padding: '0 4px' },
  tab: { padding: '4px 2px 8px', minWidth: 0, justifyContent: 'center' },
  face: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    position: 'relative',
    minWidth: '52px'
  },
  icon: { display: 'flex', fontSize: '20px' },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap'
  },
  count: { position: 'absolute', top: '-2px', left: 'calc(50% + 3px)' }
})

/** Id of a place's tab, which names its panel. */
export const placeTabId = (place: Place): string => `tab-${place}`

/** Id of the panel that shows a place. */
export const placePanelId = (place: Place): string => `panel-${place}`

/** The five places, icon over word; validation shows how many findings are open. */
export function PlaceTabs() {
  const styles = useStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const open = openFindings(state) ?? 0
  return (
    <TabList
      className={styles.tabs}
      selectedValue={state.place}
      reserveSelectedTabSpace={false}
      onTabSelect={(_, { value }) => showPlace(store, value as Place)}
      aria-label={say('placesLabel')}
    >
      {PLACES.map((place) => (
        <Tab
          key={place}
          value={place}
          id={placeTabId(place)}
          {...(place === state.place && { 'aria-controls': placePanelId(place) })}
          className={styles.tab}
        >
          <span className={styles.face}>
            <span className={styles.icon}>{icons[place]}</span>
            <span className={styles.label}>{say(`places.${place}`)}</span>
            {place === 'review' && open > 0 && (
              <CounterBadge
                className={styles.count}
                size="small"
                color="danger"
                count={open}
                overflowCount={99}
                title={say('openFindings', { count: open })}
              />
            )}
          </span>
        </Tab>
      ))}
    </TabList>
  )
}
