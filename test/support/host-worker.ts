/** A workbook in a worker of its own for a pane that runs in the page, as Excel runs in a process of its own. */
import { createBridgePage } from '../../src/office-host/bridge/native-bridge'
import { startOfficeHost, type OfficeHost } from '../../src/office-host'

type Asked =
  | { readonly kind: 'request'; readonly text: string }
  | { readonly kind: 'call'; readonly id: number; readonly handler: string; readonly call: never }
  | { readonly kind: 'listen'; readonly id: number; readonly handler: string; readonly call: never }
  | { readonly kind: 'digest'; readonly id: number }

const tell = (message: object): void => {
  self.postMessage(message)
}

/** Every cell of the workbook and what its sheets are like as a number that differs where anything does. */
function digest({ sheets, state }: OfficeHost['book']): number {
  let sum = 0
  const take = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) % 2_147_483_647
  }
  take(JSON.stringify(state))
  for (const sheet of sheets) {
    const { name, visibility, protection, tables, merges, hiddenRows, validations, conditionalFormats } =
      sheet.state
    take(
      JSON.stringify({
        name,
        visibility,
        protection,
        tables,
        merges,
        hiddenRows,
        validations,
        conditionalFormats
      })
    )
    sheet.each({ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }, (row, column) =>
      take(JSON.stringify([row, column, sheet.formula(row, column) ?? sheet.value(row, column)]))
    )
  }
  return sum
}

async function start(): Promise<void> {
  // Requests are held until the workbook is there.
  const waiting: Asked[] = []
  self.onmessage = ({ data }: MessageEvent<Asked>) => waiting.push(data)
  const host = await startOfficeHost({ workbookName: '填报表.xlsx', language: 'zh-CN' })
  const { globals } = createBridgePage(host)
  globals._richApiNativeBridge.onMessageFromHost = (text) => tell({ kind: 'message', text })
  const answer = (asked: Asked): void => {
    switch (asked.kind) {
      case 'request':
        return globals._richApiNativeBridge.sendMessageToHost(asked.text)
      case 'call':
        return globals._osfHostAPI(asked.handler, asked.call, (given) =>
          tell({ kind: 'called', id: asked.id, given })
        )
      case 'listen':
        globals._osfHostRegisterEvent(
          asked.handler,
          asked.call,
          (detail) => tell({ kind: 'event', id: asked.id, detail }),
          (given) => tell({ kind: 'called', id: asked.id, given })
        )
        return
      case 'digest':
        return tell({ kind: 'called', id: asked.id, given: digest(host.book) })
    }
  }
  self.onmessage = ({ data }: MessageEvent<Asked>) => answer(data)
  waiting.splice(0).forEach(answer)
}

void start()
