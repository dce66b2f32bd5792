import type { Book } from '../engine/book'
import type { NameState } from '../engine/workbook-state'
import type { Package } from './package'
import {
  attribute,
  childOf,
  childrenOf,
  elementsNamed,
  innerXml,
  isOn,
  outerXml,
  rootOf,
  unescaped
} from './xml'

/** A sheet as the workbook part lists it. */
export interface ListedSheet {
  name: string
  relation: string
  /** Its part; undefined when the list names one that is not there. */
  part: string | undefined
  kind: string
  xml: string
}

/** The sheets of a file in tab order: worksheets and others. */
export function listedSheets(file: Package, workbookPart: string): ListedSheet[] {
  const xml = file.text(workbookPart)
  const relations = file.relations(workbookPart)
  const list = childOf(xml, rootOf(xml), 'sheets')
  return (list ? childrenOf(xml, list) : []).map((element) => {
    const relation = attribute(element.attributes, 'id') ?? ''
    const found = relations.find(({ id }) => id === relation)
    return {
      name: attribute(element.attributes, 'name') ?? '',
      relation,
      part: found && file.has(found.target) ? found.target : undefined,
      kind: found?.kind ?? '',
      xml: outerXml(xml, element)
    }
  })
}

/** A defined name as the file has it; its sheet by position in the list of sheets. */
export interface FileName {
  name: string
  formula: string
  sheet: number | undefined
  attributes: string
}

/** The defined names of a file. */
export function fileNames(xml: string): FileName[] {
  const list = childOf(xml, rootOf(xml), 'definedNames')
  return (list ? childrenOf(xml, list) : []).map((element) => {
    const sheet = attribute(element.attributes, 'localSheetId')
    return {
      name: attribute(element.attributes, 'name') ?? '',
      formula: unescaped(innerXml(xml, element)),
      sheet: sheet === undefined ? undefined : Number(sheet),
      attributes: element.attributes
    }
  })
}

/** Whether the workbook knows a name of the file; macros' names and those Excel keeps for itself are carried along unseen. */
export const isKnownName = ({ name, attributes }: FileName): boolean =>
  !name.toLowerCase().startsWith('_xlnm.') &&
  !isOn(attributes, 'function') &&
  !isOn(attributes, 'vbProcedure')

/** A name in the terms of Office.js. */
export const nameState = ({ name, formula, attributes }: FileName): NameState => ({
  name,
  formula: `=${formula}`,
  comment: attribute(attributes, 'comment') ?? '',
  visible: !isOn(attributes, 'hidden')
})

/** How the workbook calculates. */
export function readCalculation(xml: string, book: Book): void {
  const element = childOf(xml, rootOf(xml), 'calcPr')
  if (!element) return
  const { attributes } = element
  const mode = attribute(attributes, 'calcMode')
  if (mode === 'manual') book.state.calculationMode = 'Manual'
  else if (mode === 'autoNoTable') book.state.calculationMode = 'AutomaticExceptTables'
  book.state.iterativeCalculation = {
    enabled: isOn(attributes, 'iterate'),
    maxIteration: Number(attribute(attributes, 'iterateCount') ?? 100),
    maxChange: Number(attribute(attributes, 'iterateDelta') ?? 0.001)
  }
  book.state.usePrecisionAsDisplayed = !isOn(attributes, 'fullPrecision', true)
}

/** The parts in which add-ins keep their settings. */
export function settingsParts(file: Package): string[] {
  const panes = file.related('', 'webextensiontaskpanes')
  const linked = panes ? file.relations(panes) : []
  return linked
    .filter(({ kind, target }) => kind === 'webextension' && file.has(target))
    .map(({ target }) => target)
}

/**
 * What add-ins stored in the workbook's settings, of all add-ins together.
 * Source: https://learn.microsoft.com/openspecs/office_standards/ms-owexml
 */
export function readSettings(file: Package): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (const part of settingsParts(file)) {
    for (const { attributes } of elementsNamed(file.text(part), 'property')) {
      const name = attribute(attributes, 'name')
      const value = attribute(attributes, 'value') ?? ''
      if (name === undefined) continue
      try {
        settings[name] = JSON.parse(value) as unknown
      } catch {
        settings[name] = value
      }
    }
  }
  return settings
}
