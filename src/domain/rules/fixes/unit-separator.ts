import { textParam, type FixKind } from './fix'

/** Names in a units cell get the usual separator where that alone makes all of them known. */
export const unitSeparatorFix: FixKind = {
  code: 'unit-unknown',
  safe: true,
  mend: ({ finding }) => textParam(finding, 'suggested')
}
