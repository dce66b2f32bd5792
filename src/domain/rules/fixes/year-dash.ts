import { textParam, type FixKind } from './fix'

/** Two years joined by something that only looks like a dash get a plain one; a single year becomes a number. */
export const yearDashFix: FixKind = {
  code: 'years-unreadable',
  safe: true,
  mend({ finding }) {
    const suggested = textParam(finding, 'suggested')
    return suggested !== undefined && /^\d{4}$/u.test(suggested) ? Number(suggested) : suggested
  }
}
