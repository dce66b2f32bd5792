import { writeWorkbook } from '../../adapters/xlsx/write-workbook'
import type { SheetLayout } from '../../domain/report/layout'
import type { WritingAnswer, WritingOrder } from './write-aside'

/** A thread of its own that writes the workbooks it is sent, so that the pane goes on answering. */
const thread = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>

let begun: Extract<WritingOrder, { kind: 'begin' }>['layout'] | undefined
let cells: SheetLayout['cells'][number][][] = []

const answer = (answered: WritingAnswer, transfer: Transferable[] = []): void =>
  thread.postMessage(answered, transfer)

async function write(): Promise<void> {
  const layout = begun
  if (!layout) return
  const sheets = layout.sheets.map((sheet, at) => ({ ...sheet, cells: cells[at] ?? [] }))
  begun = undefined
  cells = []
  try {
    const bytes = new Uint8Array(await writeWorkbook({ ...layout, sheets }))
    answer({ kind: 'written', bytes }, [bytes.buffer])
  } catch (error) {
    answer({ kind: 'failed', reason: String(error) })
  }
}

thread.addEventListener('message', ({ data }: MessageEvent<WritingOrder>) => {
  switch (data.kind) {
    case 'begin':
      begun = data.layout
      cells = data.layout.sheets.map(() => [])
      return
    case 'rows':
      for (const row of data.rows) cells[data.sheet]?.push(row)
      return
    case 'write':
      void write()
  }
})
