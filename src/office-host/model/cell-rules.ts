import type { Area } from '../engine/area'
import { contains, intersection, subtract } from '../engine/area'
import { copiedFormula } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import type { SheetState } from '../engine/workbook-state'

/** What belongs to cells besides their content and format, of one area of one sheet. */
export interface CellRules extends Pick<
  SheetState,
  'merges' | 'validations' | 'conditionalFormats' | 'comments' | 'hyperlinks'
> {
  sheet: Sheet
}

const holds = (area: Area, row: number, column: number): boolean =>
  contains(area, { top: row, bottom: row, left: column, right: column })

const moved = (area: Area, rows: number, columns: number): Area => ({
  top: area.top + rows,
  bottom: area.bottom + rows,
  left: area.left + columns,
  right: area.right + columns
})

function copiedFormulas(value: unknown, rows: number, columns: number): unknown {
  if (typeof value === 'string') return value.startsWith('=') ? copiedFormula(value, rows, columns) : value
  if (Array.isArray(value)) return value.map((one) => copiedFormulas(one, rows, columns))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, copiedFormulas(one, rows, columns)])
  )
}

/** A rule that covers other areas: its formulas are written for the first cell of the first, so that they move with it. */
function covering<T extends { areas: Area[] }>(rule: T, areas: Area[]): T | undefined {
  const [before, after] = [rule.areas[0], areas[0]]
  if (!before || !after) return undefined
  const [rows, columns] = [after.top - before.top, after.left - before.left]
  const own = rows === 0 && columns === 0 ? rule : (copiedFormulas(rule, rows, columns) as T)
  return { ...own, areas }
}

/** The rules left when some areas no longer follow them. */
export const rulesWithout = <T extends { areas: Area[] }>(rules: T[], areas: Area[]): T[] =>
  rules.flatMap((rule) => {
    const rest = areas.reduce((own, area) => own.flatMap((one) => subtract(one, area)), rule.areas)
    return covering(rule, rest) ?? []
  })

/** Takes the merges, rules, comments and links of an area off its sheet. */
export function takeRules(sheet: Sheet, area: Area): CellRules {
  const state = sheet.touch()
  const within = <T extends { areas: Area[] }>(rules: T[]): T[] =>
    rules.flatMap((rule) => {
      const shared = rule.areas.map((own) => intersection(own, area)).filter((own) => own !== undefined)
      return covering(rule, shared) ?? []
    })
  const isLinkHere = ([key]: [string, unknown]): boolean => {
    const [row = 0, column = 0] = key.split(',').map(Number)
    return holds(area, row, column)
  }
  const links = Object.entries(state.hyperlinks)
  const taken: CellRules = {
    sheet,
    merges: state.merges.filter((merge) => contains(area, merge)),
    validations: within(state.validations),
    conditionalFormats: within(state.conditionalFormats),
    comments: state.comments.filter(({ row, column }) => holds(area, row, column)),
    hyperlinks: Object.fromEntries(links.filter(isLinkHere))
  }
  state.merges = state.merges.filter((merge) => !contains(area, merge))
  state.validations = rulesWithout(state.validations, [area])
  state.conditionalFormats = rulesWithout(state.conditionalFormats, [area])
  state.comments = state.comments.filter((comment) => !taken.comments.includes(comment))
  state.hyperlinks = Object.fromEntries(links.filter((link) => !isLinkHere(link)))
  return taken
}

/** Puts what was taken off an area so many rows and columns further, on the same sheet or another. */
export function putRules(sheet: Sheet, rules: CellRules, rows: number, columns: number): void {
  const state = sheet.touch()
  const stayed = new Set(rules.sheet.state.conditionalFormats.map(({ id }) => id))
  /** A rule whose other part stayed, or that comes to another sheet, is a new one. */
  const isNew = (id: string): boolean => sheet !== rules.sheet || stayed.has(id)
  const there = <T extends { areas: Area[] }>(rule: T): T => ({
    ...rule,
    areas: rule.areas.map((area) => moved(area, rows, columns))
  })
  const withoutOrigin = <T extends { origin?: string }>(one: T): T => {
    const rest = { ...one }
    delete rest.origin
    return rest
  }
  state.merges.push(...rules.merges.map((merge) => moved(merge, rows, columns)))
  state.validations.push(...rules.validations.map((rule) => withoutOrigin(there(rule))))
  state.conditionalFormats.push(
    ...rules.conditionalFormats.map((rule) =>
      isNew(rule.id) ? { ...withoutOrigin(there(rule)), id: sheet.book.newId() } : there(rule)
    )
  )
  state.comments.push(
    ...rules.comments.map((one) => ({
      ...(sheet === rules.sheet ? one : withoutOrigin(one)),
      row: one.row + rows,
      column: one.column + columns
    }))
  )
  for (const [key, link] of Object.entries(rules.hyperlinks)) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    state.hyperlinks[`${row + rows},${column + columns}`] = link
  }
}
