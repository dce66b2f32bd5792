import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { areaText, intersection, parseArea } from '../../src/office-host/engine/area'
import { FormulaGraph } from '../../src/office-host/engine/formula-graph'

const graphOf = (formulas: Record<string, string>): FormulaGraph => {
  const graph = new FormulaGraph({ sheetIdOf: (name) => (name === 'S' ? 's' : undefined), tables: () => [] })
  for (const [cell, formula] of Object.entries(formulas)) {
    const { top, left } = parseArea(cell)!
    graph.set('s', top, left, formula)
  }
  return graph
}
const affected = (graph: FormulaGraph, address: string): string[] =>
  [...graph.affected([{ sheetId: 's', area: parseArea(address)! }], [])]
    .map(({ row, column }) => areaText({ top: row, bottom: row, left: column, right: column }))
    .sort()

describe('the formula graph', () => {
  it.each([
    ['A1', ['B1', 'C1']],
    ['A2', ['B2']],
    ['Z900', ['D1']],
    ['B1', ['B1', 'C1']],
    ['A3', []]
  ])('finds what follows a change of %s', (changed, expected) => {
    const graph = graphOf({
      B1: '=A1+1',
      B2: '=A2',
      C1: '=SUM(B1:B1)',
      D1: '=SUM(Z1:Z100000)',
      E1: '=Gone!A3'
    })
    expect(affected(graph, changed)).toEqual(expected)
  })

  it('always takes formulas that may read anything, with what reads them', () => {
    const graph = graphOf({ B1: '=INDIRECT("A1")', C1: '=B1', D1: '=A9' })
    expect(affected(graph, 'Z1')).toEqual(['B1', 'C1'])
  })

  it('forgets a formula that was removed or changed', () => {
    const graph = graphOf({ B1: '=A1', C1: '=B1' })
    graph.set('s', 0, 1, undefined)
    expect(affected(graph, 'A1')).toEqual([])
    graph.set('s', 0, 1, '=A2')
    expect(affected(graph, 'A2')).toEqual(['B1', 'C1'])
  })

  it('knows the formulas a missing sheet is wanted by', () => {
    const graph = graphOf({ B1: '=Gone!A1', C1: '=A1' })
    expect(graph.waitingFor('gone').map(({ formula }) => formula)).toEqual(['=Gone!A1'])
  })

  it('finds the same as looking at every formula', () => {
    const cell = fc.record({ row: fc.integer({ min: 0, max: 400 }), column: fc.integer({ min: 0, max: 3 }) })
    const read = fc.tuple(cell, cell).map(([a, b]) => ({
      top: Math.min(a.row, b.row),
      bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column),
      right: Math.max(a.column, b.column)
    }))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, read), { maxLength: 40 }), read, (formulas, changed) => {
        const graph = new FormulaGraph({ sheetIdOf: () => 's', tables: () => [] })
        const kept = new Map<string, { row: number; column: number; read: typeof changed }>()
        for (const [{ row, column }, area] of formulas) {
          graph.set(
            's',
            row,
            column,
            `=SUM(${areaText(area)}:${areaText(area)})`.replace(/\((\w+:\w+):.*\)/, '($1)')
          )
          kept.set(`${row},${column}`, { row, column, read: area })
        }
        const expected = new Set<string>()
        const changes = [changed]
        for (let area = changes.pop(); area; area = changes.pop()) {
          for (const [key, one] of kept) {
            const place = { top: one.row, bottom: one.row, left: one.column, right: one.column }
            if (expected.has(key) || !(intersection(one.read, area) ?? intersection(place, area))) continue
            expected.add(key)
            changes.push(place)
          }
        }
        const found = graph.affected([{ sheetId: 's', area: changed }], [])
        expect(new Set([...found].map(({ row, column }) => `${row},${column}`))).toEqual(expected)
      })
    )
  })
})
