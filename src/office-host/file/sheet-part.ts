import { attributesOf, childrenOf, outerXml, rootOf, spliced, tag } from './xml'

/** The elements of a worksheet in the order the format demands (ECMA-376 part 1, 18.3.1.99). */
const order = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst'
]

const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A worksheet nobody has written anything into. */
export const emptyWorksheet = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${tag(
  'worksheet',
  attributesOf({ xmlns: spreadsheetNamespace, 'xmlns:r': relationNamespace }),
  '<sheetData/>'
)}`

/** A worksheet's XML as the row of its elements: some are exchanged, the others stay to the letter. */
export class SheetPart {
  private readonly before: string
  private readonly after: string
  private readonly content: string
  children: { name: string; xml: string }[]

  constructor(private readonly original: string) {
    const xml = original
    const root = rootOf(xml)
    this.before = xml.slice(0, root.contentStart)
    if (root.contentEnd === root.end) this.before = this.before.replace(/\/>$/, '>')
    this.after = `</${root.qualifiedName}>${xml.slice(root.end)}`
    this.children = childrenOf(xml, root).map((child) => ({ name: child.name, xml: outerXml(xml, child) }))
    this.before = withNamespaces(this.before, root.start, root.qualifiedName)
    this.content = this.joined()
  }

  /** The elements of a name. */
  all(name: string): string[] {
    return this.children.filter((child) => child.name === name).map((child) => child.xml)
  }

  /** The element of a name; '' when there is none. */
  one(name: string): string {
    return this.children.find((child) => child.name === name)?.xml ?? ''
  }

  /** Puts elements in the place of those of a name, or where the format wants them. */
  replace(name: string, texts: string[]): void {
    const rank = order.indexOf(name)
    const rankOf = (at: number): number => order.indexOf(this.children[at]!.name)
    let at = this.children.findIndex((child) => child.name === name)
    if (at === -1) at = this.children.findIndex((_, index) => rankOf(index) > rank)
    if (at === -1) at = this.children.length
    const rest = this.children.slice(at).filter((child) => child.name !== name)
    this.children = [...this.children.slice(0, at), ...texts.map((xml) => ({ name, xml })), ...rest]
  }

  private joined(): string {
    return this.children.map((child) => child.xml).join('')
  }

  toString(): string {
    const content = this.joined()
    return content === this.content ? this.original : `${this.before}${content}${this.after}`
  }
}

/** Elements put in come without prefix and with `r:` for links, which a file may declare otherwise. */
function withNamespaces(before: string, start: number, qualifiedName: string): string {
  const opening = before.slice(start)
  const at = start + 1 + qualifiedName.length
  const missing =
    (/\sxmlns\s*=/.test(opening) ? '' : ` xmlns="${spreadsheetNamespace}"`) +
    (/\sxmlns:r\s*=/.test(opening) ? '' : ` xmlns:r="${relationNamespace}"`)
  return missing === '' ? before : spliced(before, [{ start: at, end: at, text: missing }])
}
