import type { Package } from './package'
import { declaration } from './package'
import { attributesOf, escaped, rootOf, tag, withAttributes } from './xml'

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'

/** Text as an XML text of a workbook: what XML cannot hold is written as `_xHHHH_`. */
export const cellText = (text: string): string =>
  escaped(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(
        /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
        (control) => `_x${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
      )
  )
    .replaceAll('&#10;', '\n')
    .replaceAll('&quot;', '"')

/** The shared strings of a file being written: those it had keep their numbers. */
export class StringTable {
  private readonly numbers = new Map<string, number>()
  private readonly added: string[] = []

  constructor(private readonly known: { items: string[]; texts: string[] }) {
    known.texts.forEach((text, index) => {
      // A string with runs of its own look stands for itself only.
      if (!/<(?:\w+:)?r(?:Ph)?[\s>]/.test(known.items[index]!) && !this.numbers.has(text))
        this.numbers.set(text, index)
    })
  }

  /** The number of a plain text. */
  numberOf(text: string): number {
    let number = this.numbers.get(text)
    if (number === undefined) {
      number = this.known.items.length + this.added.length
      this.numbers.set(text, number)
      const space = /^\s|\s$|\n/.test(text) ? attributesOf({ 'xml:space': 'preserve' }) : ''
      this.added.push(tag('si', '', tag('t', space, cellText(text)) || '<t/>'))
    }
    return number
  }

  /** Puts the strings asked for into the file. */
  writeTo(file: Package, workbookPart: string): void {
    if (this.added.length === 0) return
    const part = file.related(workbookPart, 'sharedStrings')
    if (part) {
      const xml = file.text(part)
      const root = rootOf(xml)
      const total = String(this.known.items.length + this.added.length)
      const namespaced = /\sxmlns\s*=/.test(root.attributes)
        ? {}
        : { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' }
      const attributes = withAttributes(root.attributes, {
        ...namespaced,
        count: undefined,
        uniqueCount: total
      })
      const before = xml.slice(0, root.start)
      const content = xml.slice(root.contentStart, root.contentEnd) + this.added.join('')
      file.set(part, before + tag(root.qualifiedName, attributes, content))
      return
    }
    const created = `${workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)}sharedStrings.xml`
    file.set(
      created,
      declaration +
        tag(
          'sst',
          attributesOf({
            xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            uniqueCount: this.added.length
          }),
          this.added.join('')
        )
    )
    file.setContentType(created, contentType)
    file.relate(workbookPart, 'sharedStrings', created)
  }
}
