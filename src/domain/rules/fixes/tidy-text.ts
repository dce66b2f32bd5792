import { planCell } from '../../report/plan-cells'
import { textParam, type FixKind } from './fix'

/**
 * Blanks, invisible and control characters, line breaks in names and full-width digits give way to the tidied spelling. A
 * plain number in a column of figures becomes numeric, as the template would have written it.
 */
export const tidyTextFix: FixKind = {
  code: 'text-untidy',
  safe: true,
  mend({ plan, table, finding, row, field, content }) {
    const suggested = textParam(finding, 'suggested')
    if (typeof content !== 'string' || suggested === undefined) return undefined
    if (suggested === '') return null
    const own = planCell(plan, table, row.key, field.id)?.value
    if (typeof own === 'number' && String(own) === suggested) return own
    const isFigure = field.content !== 'text' && field.content !== 'choice'
    return isFigure && PLAIN_NUMBER.test(suggested) ? Number(suggested) : suggested
  }
}

/** What a cell holds exactly and shows alike. */
const PLAIN_NUMBER = /^(?:0|-?[1-9]\d{0,11}|-?(?:0|[1-9]\d{0,7})\.\d{0,5}[1-9])$/u
