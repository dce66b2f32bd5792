import type { CellEdit } from './edit-requests'
import { escapedText } from './escaped-text'
import { withoutAttributes, xmlText } from './edit-splices'

/**
 * A cell element that holds a value or formula and keeps the given attributes, except those that say what kind of value was there
 * (type, and the references to array and linked-data metadata). Texts go in as inline strings, so that no other part
 * has to change. `kept` is XML of the cell that is not its content. Source: ECMA-376 part 1, 18.3.1.4.
 */
export function cellXml(prefix: string, attributes: string, value: CellEdit, kept = ''): string {
  const start = `<${prefix}c${withoutAttributes(attributes, 't', 'cm', 'vm').trimEnd()}`
  const end = `${kept}</${prefix}c>`
  if (value === null || value === '') return kept === '' ? `${start}/>` : `${start}>${end}`
  switch (typeof value) {
    case 'number':
      return `${start}><${prefix}v>${value}</${prefix}v>${end}`
    case 'boolean':
      return `${start} t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v>${end}`
    case 'object':
      return `${start}><${prefix}f>${xmlText(value.formula)}</${prefix}f>${end}`
    default:
      return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${textXml(value)}</${prefix}t></${prefix}is>${end}`
  }
}

/** Control characters, and the carriage return that XML would read as a line feed, in the format's own escapes. */
export const textXml = (text: string): string =>
  xmlText(escapedText(text)).replace(
    /[\u0000-\u0008\u000B-\u001F]/g,
    (control) => `_x${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  )
