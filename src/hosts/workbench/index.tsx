import { createRoot } from 'react-dom/client'
import type { Language } from '../../messages'
import { sayInWorkbench } from '../../messages/workbench-words'
import { plansOnServer } from '../taskpane/plans-on-server'
import { readManifest } from './addin-manifest'
import { Workbench } from './workbench'
import { WorkbenchPage } from './WorkbenchPage'

const LANGUAGE_KEY = 'workbench.language'

function chosenLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('language')
  const kept = asked ?? localStorage.getItem(LANGUAGE_KEY) ?? 'zh-CN'
  return kept.toLowerCase().startsWith('en') ? 'en-US' : 'zh-CN'
}

async function start(): Promise<void> {
  const answer = await fetch('manifest.xml')
  if (!answer.ok) throw new Error(`manifest.xml: ${answer.status}`)
  const xml = await answer.text()
  const manifestIn = (language: Language) => readManifest(xml, language)
  const language = chosenLanguage()
  const workbench = new Workbench(
    manifestIn(language).pane,
    (shown) => manifestIn(shown).name,
    (shown) => sayInWorkbench('newFile', shown),
    plansOnServer('../plans'),
    (shown) => manifestIn(shown).cellMenu,
    language
  )
  const nameLanguage = (): void => {
    const shown = workbench.state().language
    document.documentElement.lang = shown
    localStorage.setItem(LANGUAGE_KEY, shown)
  }
  nameLanguage()
  workbench.subscribe(nameLanguage)
  window.addEventListener('beforeunload', (event) => {
    if (workbench.isChanged) event.preventDefault()
  })
  const element = document.getElementById('workbench')
  if (element) createRoot(element).render(<WorkbenchPage workbench={workbench} manifestIn={manifestIn} />)
}

void start()
