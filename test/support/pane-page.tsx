/** The pane over a workbook in memory: `?workbook=sample` fills it, `?language=en-US` chooses the language. */
import { WorkbookProblem } from '../../src/application/ports'
import { usePlanDocument } from '../../src/application/load-plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { inventSample } from '../../src/domain/report/sample-rows'
import { renderPane } from '../../src/hosts/taskpane/render-pane'
import { performCommand, ribbonCommands } from '../../src/hosts/commands/ribbon-commands'
import type { Language } from '../../src/messages'
import { workbookInMemory } from './workbook-in-memory'

const PERIOD = { year: 2023, part: 'year' } as const

async function sampleLayout() {
  const [first] = (await (await fetch('plans/index.json')).json()) as { id: string }[]
  const id = first?.id ?? ''
  const plan = usePlanDocument(await (await fetch(`plans/${id}.json`)).json(), id)
  return buildWorkbook({
    plan,
    variant: 'prefilled',
    period: PERIOD,
    sample: true,
    ...inventSample(plan, PERIOD, '2024-01-15')
  })
}

async function start(): Promise<void> {
  const params = new URLSearchParams(window.location.search)
  const workbook = await workbookInMemory(
    params.get('workbook') === 'sample' ? await sampleLayout() : undefined
  )
  const store = renderPane(workbook, (params.get('language') ?? 'zh-CN') as Language)
  Object.assign(window, {
    pane: {
      selected: workbook.selected,
      announceChange: workbook.announceChange,
      select: workbook.select,
      failNext: (code: 'cell-editing' | 'timed-out') => workbook.failNext(new WorkbookProblem(code)),
      command: (name: string) => {
        const command = ribbonCommands.find((each) => each.name === name)
        return command && performCommand(command, store, () => Promise.resolve())
      }
    }
  })
}

void start()
