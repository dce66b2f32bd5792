import { createRoot } from 'react-dom/client'
import type { Workbook } from '../../application/ports'
import type { Language } from '../../messages'
import type { PaneLook } from '../../ui/pane-state'
import { createPaneStore, type PaneStore } from '../../ui/pane-store'
import { Pane } from '../../ui/Pane'
import { UnsupportedPage, type UnsupportedReason } from '../../ui/UnsupportedPage'
import { followLook } from './pane-look'
import { paneWork } from './pane-work'
import { plansOnServer } from './plans-on-server'
import { openWorkbook } from '../../ui/shared/open-workbook'

const rootElement = (): HTMLElement => {
  const element = document.getElementById('pane')
  if (!element) throw new Error('The page has no element #pane')
  return element
}

function dressPage(language: Language, look: PaneLook): void {
  const root = document.documentElement
  root.lang = language
  // Scroll bars and the browser's own controls follow.
  root.style.colorScheme = look === 'light' ? 'light' : 'dark'
}

/** Puts the pane over a workbook on the page and begins to read it; the store serves the ribbon's commands too. */
export function renderPane(workbook: Workbook, language: Language): PaneStore {
  const store = createPaneStore(paneWork(workbook, plansOnServer('plans')), language)
  followLook((look) => store.change({ look }))
  const dress = (): void => dressPage(store.state().language, store.state().look)
  dress()
  store.subscribe(dress)
  createRoot(rootElement()).render(<Pane store={store} />)
  void store.run(openWorkbook)
  return store
}

/** Says on the page why the pane cannot run here. */
export function renderUnsupported(
  reason: UnsupportedReason,
  language: Language,
  missing: readonly string[] = []
): void {
  const root = createRoot(rootElement())
  followLook((look) => {
    dressPage(language, look)
    root.render(
      <UnsupportedPage
        reason={reason}
        language={language}
        look={look}
        missing={missing}
        reload={() => window.location.reload()}
      />
    )
  })
}
