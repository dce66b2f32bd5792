import { textParam, type FixKind } from './fix'

/** A fraction becomes the percentage it probably stands for, once somebody confirms that. */
export const fractionToPercentFix: FixKind = {
  code: 'percent-as-fraction',
  safe: false,
  mend({ finding }) {
    const suggested = finding.fixable ? textParam(finding, 'suggested') : undefined
    return suggested === undefined ? undefined : Number(suggested)
  }
}
