import { createRoot } from 'react-dom/client'
import type { Workbook } from '../../application/ports'
import type { Language } from '../../messages'
import { createPaneStore, type PaneStore } from '../../ui/pane-store'
import { Pane } from '../../ui/Pane'
import { UnsupportedPage, type UnsupportedReason } from '../../ui/UnsupportedPage'
import { followLook } from './pane-look'
import { paneWork } from './pane-work'
import { plansOnServer } from './plans-on-server'

const rootElement = (): HTMLElement => {
  const element = document.getElementById('pane')
  if (!element) throw new Error('The page has no element #pane')
  return element
}

/** Puts the pane over a workbook on the page and begins to read it; the store serves the ribbon's commands too. */
export function renderPane(workbook: Workbook, language: Language): PaneStore {
  const store = createPaneStore(paneWork(workbook, plansOnServer('plans')), language)
  followLook(store.changeLook)
  const dressPage = (): void => {
    const { language: spoken, look } = store.state()
    const root = document.documentElement
    root.lang = spoken
    // Scroll bars and the browser's own controls follow.
    root.style.colorScheme = look === 'light' ? 'light' : 'dark'
  }
  dressPage()
  store.subscribe(dressPage)
  createRoot(rootElement()).render(<Pane store={store} />)
  void store.open()
  return store
}

/** Says on the page why the pane cannot run here. */
export function renderUnsupported(
  reason: UnsupportedReason,
  language: Language,
  missing: readonly string[] = []
): void {
  document.documentElement.lang = language
  createRoot(rootElement()).render(
    <UnsupportedPage
      reason={reason}
      language={language}
      missing={missing}
      reload={() => window.location.reload()}
    />
  )
}
