import { excelWorkbook } from '../../adapters/excel/excel-workbook'
import { languageOf } from '../../messages/language'
import { registerCommands } from '../commands/ribbon-commands'
import { renderPane, renderUnsupported } from './render-pane'

/** The least Excel the workbook adapter needs; the manifest asks for the same. */
const REQUIRED_SETS: readonly (readonly [string, string])[] = [
  ['SharedRuntime', '1.1'],
  ['ExcelApi', '1.9']
]

async function start(): Promise<void> {
  if (typeof Office === 'undefined') return renderUnsupported('not-loaded', languageOf(navigator.language))
  const { host } = await Office.onReady()
  if (host !== Office.HostType.Excel) return renderUnsupported('not-excel', languageOf(navigator.language))
  const language = languageOf(Office.context.displayLanguage)
  const missing = REQUIRED_SETS.filter(
    ([name, version]) => !Office.context.requirements.isSetSupported(name, version)
  )
  if (missing.length > 0) {
    return renderUnsupported(
      'old-program',
      language,
      missing.map((set) => set.join(' '))
    )
  }
  registerCommands(renderPane(excelWorkbook(), language))
}

void start()
