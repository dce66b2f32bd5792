import { FileProblem } from '../../application/ports'
import { parseReference } from '../../domain/report/a1'
import type { FormulaResult } from '../../domain/report/formula-results'
import { cellKey } from '../../domain/report/workbook-content'
import { ArchiveProblem, openArchive } from './archive'
import { checkedWorkbook } from './checked-workbook'
import { textXml } from './edit-cells'
import { partXml, repacked, xmlPart } from './edit-package'
import {
  attributesSplice,
  qualifiedName,
  spliced,
  withAttribute,
  withoutAttributes,
  type Splice
} from './edit-splices'
import { workbookDirectory } from './edit-workbook'
import { attribute, MalformedXml, walkTags } from './xml-tags'

/**
 * Somebody's workbook with other stored results under its formulas, which stay as they are; all other parts keep their
 * bytes. Cells without formula are left alone. Throws FileProblem named `file` like `readWorkbook`.
 */
export async function storeResults(
  bytes: Uint8Array,
  file: string,
  results: readonly FormulaResult[]
): Promise<Uint8Array> {
  if (results.length === 0) return bytes
  try {
    const archive = openArchive(bytes)
    const { sheets } = workbookDirectory(await checkedWorkbook(archive))
    const changes = new Map<string, Uint8Array>()
    for (const [name, part] of sheets) {
      const own = results.filter(({ sheet }) => sheet === name)
      if (own.length === 0) continue
      const values = new Map(own.map(({ row, column, value }) => [cellKey(row, column), value]))
      changes.set(part, xmlPart(withResults(await partXml(archive, part), values)))
    }
    return await repacked(bytes, archive, changes)
  } catch (error) {
    if (error instanceof ArchiveProblem) throw new FileProblem(error.code, file, error.params)
    if (error instanceof MalformedXml) throw new FileProblem('damaged', file)
    throw error
  }
}

interface OpenCell {
  readonly start: number
  readonly attributes: string
  readonly key: number
  formulaEnd?: number
  prefix?: string
  value?: { readonly start: number; readonly end: number }
}

/** A worksheet with these results; `undefined` takes a stored one out (ECMA-376 part 1, 18.3.1.4: `t`, `f`, `v`). */
function withResults(xml: string, results: ReadonlyMap<number, FormulaResult['value']>): string {
  const splices: Splice[] = []
  let row = -1
  let column = -1
  let cell: OpenCell | undefined
  let childStart = 0
  walkTags(xml, {
    open(name, attributes, start) {
      if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1
        column = -1
      } else if (name === 'c') {
        const place = parseReference(attribute(attributes, 'r') ?? '')?.range
        column = place?.left ?? column + 1
        cell = { start, attributes, key: cellKey(place?.top ?? row, column) }
      } else childStart = start
    },
    close(name, _contentStart, _contentEnd, end) {
      if (cell === undefined) return
      if (name === 'f') {
        cell.formulaEnd = end
        cell.prefix = qualifiedName(xml, childStart).slice(0, -name.length)
      } else if (name === 'v' || name === 'is') cell.value = { start: childStart, end }
      else if (name === 'c') {
        if (results.has(cell.key)) splices.push(...resultSplices(xml, cell, results.get(cell.key)))
        cell = undefined
      }
    }
  })
  return spliced(xml, splices)
}

function resultSplices(xml: string, cell: OpenCell, value: FormulaResult['value']): readonly Splice[] {
  const { formulaEnd, prefix = '', attributes } = cell
  if (formulaEnd === undefined) return []
  const [type, text] = stored(value)
  const own = withoutAttributes(attributes, 't').trimEnd()
  const place = cell.value ?? { start: formulaEnd, end: formulaEnd }
  return [
    attributesSplice(xml, cell, type === undefined ? own : withAttribute(own, 't', type)),
    { ...place, text: text === undefined ? '' : `<${prefix}v>${text}</${prefix}v>` }
  ]
}

function stored(
  value: FormulaResult['value']
): readonly [type: string | undefined, text: string | undefined] {
  switch (typeof value) {
    case 'undefined':
      return [undefined, undefined]
    case 'number':
      return [undefined, String(value)]
    case 'boolean':
      return ['b', value ? '1' : '0']
    default:
      return ['str', textXml(value ?? '')]
  }
}
