import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { FillPlace } from './fill/FillPlace'
import { useFocusKept } from './kept-focus'
import { later, Piece } from './shared/LaterPiece'
import { PaneContext, usePaneState } from './shared/pane-context'
import type { Place } from './pane-state'
import type { PaneStore } from './pane-store'
import { PaneHeader } from './PaneHeader'
import { paneThemes } from './pane-theme'
import { PlaceTabs, placePanelId, placeTabId } from './PlaceTabs'
import { ReviewPlace } from './review/ReviewPlace'
import { WorkStatus } from './WorkStatus'

const ExchangePlace = later(() => import('./exchange/ExchangePlace').then((loaded) => loaded.ExchangePlace))
const SettingsPlace = later(() => import('./settings/SettingsPlace').then((loaded) => loaded.SettingsPlace))
const SummaryPlace = later(() => import('./summary/SummaryPlace').then((loaded) => loaded.SummaryPlace))

const QuestionDialog = later(() => import('./QuestionDialog').then((loaded) => loaded.QuestionDialog))

/** Where people begin comes with the pane, the other places when they are first looked at. */
const places: Readonly<Record<Place, React.ComponentType>> = {
  fill: FillPlace,
  review: ReviewPlace,
  summary: SummaryPlace,
  exchange: ExchangePlace,
  settings: SettingsPlace
}

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2
  },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`
  },
  place: { padding: '12px', minWidth: 0, outlineStyle: 'none' }
})

/** The dialog comes with the first question, and stays so that it can close and give the focus back. */
function Question() {
  const { question } = usePaneState()
  const [isKept, keep] = useState(false)
  if (question !== undefined && !isKept) keep(true)
  return isKept && <QuestionDialog />
}

function PaneLayout() {
  const styles = useStyles()
  const { place } = usePaneState()
  const PlaceShown = places[place]
  const pane = useRef<HTMLDivElement>(null)
  useFocusKept(pane)
  return (
    <div ref={pane} className={styles.pane}>
      <header className={styles.top}>
        <PaneHeader />
        <PlaceTabs />
        <WorkStatus />
      </header>
      <main>
        <div
          role="tabpanel"
          id={placePanelId(place)}
          aria-labelledby={placeTabId(place)}
          tabIndex={-1}
          className={styles.place}
        >
          <Piece key={place}>
            <PlaceShown />
          </Piece>
        </div>
      </main>
      <Question />
    </div>
  )
}

function LocalizedPane() {
  const { language, look } = usePaneState()
  return (
    <FluentProvider theme={paneThemes[look]} lang={language}>
      <PaneLayout />
    </FluentProvider>
  )
}

/** The whole pane over a store. */
export function Pane({ store }: { readonly store: PaneStore }) {
  return (
    <PaneContext value={store}>
      <LocalizedPane />
    </PaneContext>
  )
}
