import { textParam, type FixKind } from './fix'

/** A fraction becomes the percentage it stands for; where that is only probable, once somebody confirms it. */
export const fractionToPercentFix: FixKind = {
  code: 'percent-as-fraction',
  safe: ({ finding }) => textParam(finding, 'reason') === 'progress-format',
  mend({ finding }) {
    const suggested = finding.fixable ? textParam(finding, 'suggested') : undefined
    return suggested === undefined ? undefined : Number(suggested)
  }
}
