import type { ICellDataForSheetInterceptor, Injector, IStyleData, Nullable } from '@univerjs/core'
import { InterceptorEffectEnum } from '@univerjs/core'
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets'
import { defaultFormat, univerStyle } from '../engine/cell-format'
import type { ConditionalStyle } from '../engine/workbook-state'
import type { OfficeHost } from '../host'
import { ConditionalStyles } from '../model/conditional-style'

/** This many cells are judged at once, so that the page can answer in between. */
const cellsAtOnce = 4_000
const mostKept = 200_000
const columns = 16_384

interface Judged {
  step: number
  text: string
  style: IStyleData | undefined
}

interface SheetCells {
  styles: ConditionalStyles
  judged: Map<number, Judged>
  wanted: Set<number>
}

/** Of a cell's drawn style, what a conditional format sets. */
function drawnStyle(style: ConditionalStyle): IStyleData {
  const drawn: IStyleData = {}
  if (style.fontColor) drawn.cl = { rgb: style.fontColor }
  if (style.bold !== undefined) drawn.bl = style.bold ? 1 : 0
  if (style.italic !== undefined) drawn.it = style.italic ? 1 : 0
  if (style.underline !== undefined) drawn.ul = { s: style.underline === 'None' ? 0 : 1 }
  if (style.strikethrough !== undefined) drawn.st = { s: style.strikethrough ? 1 : 0 }
  if (style.fillColor) drawn.bg = { rgb: style.fillColor }
  if (style.numberFormat) drawn.n = { pattern: style.numberFormat }
  const line = (side: string): { style: string; weight: string; color: string } | undefined => {
    const border = style.borders?.[side]
    return border && border.style !== 'None' ? { ...border, weight: 'Thin' } : undefined
  }
  const lines = {
    top: line('EdgeTop'),
    bottom: line('EdgeBottom'),
    left: line('EdgeLeft'),
    right: line('EdgeRight')
  }
  const borders = Object.fromEntries(Object.entries(lines).filter(([, one]) => one))
  const { bd } = univerStyle({ ...defaultFormat, borders })
  if (bd) drawn.bd = bd
  return drawn
}

/**
 * Draws the conditional formats of the workbook: cells are judged when they are first drawn and again after every step, and
 * `redraw` is called when that changes how one looks. Answers with what to call after each step.
 */
export function drawConditionalFormats(host: OfficeHost, injector: Injector, redraw: () => void): () => void {
  const { book } = host
  const { unitId } = book.engine
  const sheets = new Map<string, SheetCells>()
  let step = 0
  let isPlanned = false

  const cellsOf = (sheetId: string): SheetCells | undefined => {
    const known = sheets.get(sheetId)
    if (known) return known
    const sheet = book.sheetById(sheetId)
    if (!sheet) return undefined
    const cells = { styles: new ConditionalStyles(sheet), judged: new Map(), wanted: new Set<number>() }
    sheets.set(sheetId, cells)
    return cells
  }

  const judge = async (): Promise<void> => {
    let isChanged = false
    for (const [sheetId, { styles, judged, wanted }] of sheets) {
      if (!book.sheetById(sheetId)) {
        sheets.delete(sheetId)
        continue
      }
      const keys = [...wanted].slice(0, cellsAtOnce)
      if (keys.length === 0) continue
      for (const key of keys) wanted.delete(key)
      const now = step
      const results = await styles.of(
        keys.map((key) => ({ row: Math.floor(key / columns), column: key % columns }))
      )
      if (judged.size > mostKept) judged.clear()
      for (const [index, key] of keys.entries()) {
        const style = results[index]
        const text = style ? JSON.stringify(style) : ''
        const before = judged.get(key)
        isChanged ||= text !== (before?.text ?? '')
        const drawn = before && before.text === text ? before.style : style && drawnStyle(style)
        judged.set(key, { step: now, text, style: drawn })
      }
    }
    if (isChanged) redraw()
    if ([...sheets.values()].some(({ wanted }) => wanted.size > 0)) plan()
  }
  const plan = (): void => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(() => {
      isPlanned = false
      host.reading(judge).catch((error: unknown) => console.warn(error))
    })
  }

  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'office-host.conditional-formats',
    effect: InterceptorEffectEnum.Style,
    // Before the number format is applied, which it may change.
    priority: 12,
    handler: (cell, place, next) => {
      if (place.unitId !== unitId) return next(cell)
      const cells = cellsOf(place.subUnitId)
      if (!cells || cells.styles.over({ row: place.row, column: place.col }).length === 0) return next(cell)
      const key = place.row * columns + place.col
      const judged = cells.judged.get(key)
      if (judged?.step !== step) {
        cells.wanted.add(key)
        plan()
      }
      if (!judged?.style) return next(cell)
      const own = cell?.s
      const base = typeof own === 'string' ? place.workbook.getStyles().get(own) : own
      const s: IStyleData = { ...base, ...judged.style }
      if (base?.bd && judged.style.bd) s.bd = { ...base.bd, ...judged.style.bd }
      const drawn: Nullable<ICellDataForSheetInterceptor> = { ...cell, s }
      return next(drawn)
    }
  })
  return () => {
    step++
    for (const { styles } of sheets.values()) styles.forget()
  }
}
