import type { WorkbookChange } from '../../application/ports'
import type { OwnWrites } from './own-writes'
import { converse, supports, withinTime, type ExcelSettings } from './session'

/** What the events have in common that tells whose change it was. */
interface Told {
  readonly source?: Excel.EventSource | `${Excel.EventSource}`
  readonly triggerSource?: Excel.EventTriggerSource | `${Excel.EventTriggerSource}`
}

/** An event of a place on a sheet. */
interface PlaceEvent extends Told {
  readonly worksheetId: string
  readonly address?: string
}

/**
 * Tells of changes in the workbook that are not our own: of cells on any sheet, their formats, rows hidden and sorted where
 * this Excel tells of them, of sheets added, deleted and (from ExcelApi 1.17 on) renamed. Excel tells of no filter. The
 * returned function ends it.
 */
export async function watchChanges(
  settings: ExcelSettings,
  own: OwnWrites,
  onChange: (change: WorkbookChange) => void
): Promise<() => Promise<void>> {
  const names = new SheetNames(settings)
  const tell = (told: Told, change: Omit<WorkbookChange, 'isRemote'>): void => {
    const isRemote = told.source === 'Remote'
    if (told.triggerSource === 'ThisLocalAddin') return
    // Only where Excel does not say who it was (events of sheets, before 1.14 all) our own memory decides.
    if (told.triggerSource === undefined && !isRemote && own.covers(change.sheet, change.address)) return
    onChange({ ...change, isRemote })
  }
  const tellPlace =
    (kind: WorkbookChange['kind']) =>
    async (event: PlaceEvent): Promise<void> => {
      const sheet = await names.of(event.worksheetId)
      tell(event, {
        kind,
        ...(sheet === undefined ? {} : { sheet }),
        ...(event.address ? { address: event.address } : {})
      })
    }
  const tellSheets = (event: Told & { readonly nameAfter?: string }): Promise<void> => {
    names.forget()
    tell(event, {
      kind: 'structure',
      ...(event.nameAfter === undefined ? {} : { sheet: event.nameAfter })
    })
    return Promise.resolve()
  }
  const handlers = await converse(settings, {}, async ({ context, sync }) => {
    const { worksheets } = context.workbook
    worksheets.load('items/id,items/name')
    const added = [
      worksheets.onChanged.add((event) =>
        tellPlace(event.changeType === 'RangeEdited' ? 'cells' : 'structure')(event)
      ),
      worksheets.onFormatChanged.add(tellPlace('formats')),
      ...(supports('1.10') ? [worksheets.onRowSorted.add(tellPlace('structure'))] : []),
      ...(supports('1.11') ? [worksheets.onRowHiddenChanged.add(tellPlace('structure'))] : []),
      worksheets.onAdded.add(tellSheets),
      worksheets.onDeleted.add(tellSheets),
      ...(supports('1.17') ? [worksheets.onNameChanged.add(tellSheets)] : [])
    ]
    await sync()
    names.learn(worksheets.items)
    return added
  })
  return async () => {
    for (const handler of handlers) handler.remove()
    const contexts = new Set(handlers.map(({ context }) => context))
    for (const context of contexts) await withinTime(context.sync(), settings.timeLimit)
  }
}

/**
 * Names of sheets by id, asked for once and again after sheets came, went or were seen renamed. Where Excel does not tell of
 * a new name the old one is told on, which is then the name of no sheet: whoever hears it looks at the whole workbook.
 */
class SheetNames {
  private known = new Map<string, string>()

  constructor(private readonly settings: ExcelSettings) {}

  learn(sheets: readonly Excel.Worksheet[]): void {
    this.known = new Map(sheets.map(({ id, name }) => [id, name]))
  }

  forget(): void {
    this.known.clear()
  }

  /** The sheet's name, absent once the sheet is gone. */
  async of(id: string): Promise<string | undefined> {
    if (!this.known.has(id)) {
      await converse(this.settings, {}, async ({ context, sync }) => {
        const { worksheets } = context.workbook
        worksheets.load('items/id,items/name')
        await sync()
        this.learn(worksheets.items)
      })
    }
    return this.known.get(id)
  }
}
