import { xlsxFiles } from '../../src/adapters/xlsx'
import {
  WorkbookProblem,
  type CellPlace,
  type Workbook,
  type WorkbookChange,
  type WorkbookSnapshot
} from '../../src/application/ports'
import { withAdoptedRows } from '../../src/domain/report/adopted-rows'
import { rowsIn } from '../../src/domain/report/replace-rows'
import {
  cellKey,
  type CellBlock,
  type FormulaBlock,
  type SheetContent,
  type WorkbookContent,
  withValues
} from '../../src/domain/report/workbook-content'
import type { WorkbookLayout } from '../../src/domain/report/layout'

interface ContentSnapshot extends WorkbookSnapshot {
  readonly content: WorkbookContent
}

/** A workbook without a program: what is inserted goes through an .xlsx file, so that it reads back as files do. */
export interface WorkbookInMemory extends Workbook {
  readonly selected: () => CellPlace
  /** A change as another program would report it; of structure where none is given. */
  readonly announceChange: (change?: WorkbookChange) => void
  /** Makes the next operation fail with this error. */
  readonly failNext: (error: Error) => void
}

const NOTHING: WorkbookContent = { sheets: [], names: [], customProperties: {} }

function withFormulas(sheet: SheetContent, block: FormulaBlock): SheetContent {
  if (block.sheet !== sheet.name) return sheet
  const { top, left } = block
  const values = block.formulas.map((row) => row.map(() => null))
  const [emptied = sheet] = withValues({ ...NOTHING, sheets: [sheet] }, [
    { sheet: sheet.name, top, left, values }
  ]).sheets
  const formulas = new Map(emptied.formulas)
  block.formulas.forEach((row, down) =>
    row.forEach((formula, right) => formulas.set(cellKey(top + down, left + right), formula))
  )
  return { ...emptied, formulas }
}

/** An empty workbook in memory, or one with a layout in it. */
export async function workbookInMemory(first?: WorkbookLayout): Promise<WorkbookInMemory> {
  const readBack = async (layout: WorkbookLayout): Promise<WorkbookContent> =>
    xlsxFiles.read(await xlsxFiles.write(layout), 'memory.xlsx')
  let content = first ? await readBack(first) : NOTHING
  let place: CellPlace = { sheet: '', cell: 'A1' }
  let failure: Error | undefined
  const listeners = new Set<(change: WorkbookChange) => void>()
  const step = async (): Promise<void> => {
    await Promise.resolve()
    if (failure === undefined) return
    const error = failure
    failure = undefined
    throw error
  }
  const put = (inserted: WorkbookContent, kept: readonly SheetContent[]): void => {
    const names = new Set(inserted.names.map(({ name }) => name))
    content = {
      sheets: [...kept, ...inserted.sheets],
      names: [...content.names.filter(({ name }) => !names.has(name)), ...inserted.names],
      customProperties: { ...content.customProperties, ...inserted.customProperties }
    }
  }
  const refreshed = async (layout: WorkbookLayout, name: string | undefined): Promise<void> => {
    const read = await readBack(layout)
    const inserted = {
      ...read,
      sheets: read.sheets.map((sheet) => (name === undefined ? sheet : { ...sheet, name }))
    }
    const names = new Set(inserted.sheets.map((sheet) => sheet.name))
    put(
      inserted,
      content.sheets.filter((sheet) => !names.has(sheet.name))
    )
  }
  const written = (blocks: readonly CellBlock[]): void => {
    content = withValues(content, blocks)
  }
  return {
    apply: async ({ refresh, additions, write, formulas = [], names = [] }) => {
      await step()
      if ((additions?.rows ?? []).length > 0) throw new WorkbookProblem('not-supported')
      if (refresh) await refreshed(refresh.layout, refresh.name)
      for (const { name, rows } of additions?.sheets ?? []) {
        const blank = content.sheets[0] as SheetContent
        const sheet: SheetContent = {
          ...blank,
          name,
          visibility: 'visible',
          protected: false,
          top: 0,
          left: 0,
          values: rows,
          formulas: new Map(),
          numberFormats: new Map(),
          merges: [],
          hiddenRows: new Set(),
          tables: []
        }
        content = { ...content, sheets: [...content.sheets, sheet] }
      }
      if (additions?.adopted) content = withAdoptedRows(content, additions.adopted)
      const set = new Set(names.map(({ name }) => name))
      content = { ...content, names: [...content.names.filter(({ name }) => !set.has(name)), ...names] }
      if (write) written(write)
      content = { ...content, sheets: content.sheets.map((sheet) => formulas.reduce(withFormulas, sheet)) }
    },
    changeTable: async () => {
      await step()
      throw new WorkbookProblem('not-supported')
    },
    read: async () => {
      await step()
      return content
    },
    readRows: async (wanted) => {
      await step()
      const reading = rowsIn(content, wanted)
      if (!reading) throw new WorkbookProblem('sheet-gone')
      return reading
    },
    existing: async (names) => {
      await step()
      return content.sheets.map(({ name }) => name).filter((name) => names.includes(name))
    },
    insert: async (layout, existing) => {
      await step()
      const inserted = await readBack(layout)
      const names = new Set(inserted.sheets.map(({ name }) => name))
      const kept = content.sheets.flatMap((sheet) => {
        if (!names.has(sheet.name)) return [sheet]
        return existing === 'replace' ? [] : [{ ...sheet, name: `${sheet.name} (2)` }]
      })
      put(inserted, kept)
    },
    refresh: async (layout) => {
      await step()
      await refreshed(layout, undefined)
    },
    write: async (blocks) => {
      await step()
      written(blocks)
    },
    select: async (chosen) => {
      await step()
      place = chosen
    },
    selection: async () => {
      await step()
      return place
    },
    watch: async (onChange) => {
      await step()
      listeners.add(onChange)
      return async () => {
        await step()
        listeners.delete(onChange)
      }
    },
    snapshot: async (sheets) => {
      await step()
      const snapshot: ContentSnapshot = { sheets, content }
      return snapshot
    },
    restore: async (snapshot) => {
      await step()
      content = (snapshot as ContentSnapshot).content
    },
    selected: () => place,
    announceChange: (change = { kind: 'structure', isRemote: false }) =>
      listeners.forEach((listener) => listener(change)),
    failNext: (error) => {
      failure = error
    }
  }
}
