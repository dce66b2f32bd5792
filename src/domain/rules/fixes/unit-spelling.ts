import { textParam, type FixKind } from './fix'

/** A unit of measurement gets its standard spelling. */
export const unitSpellingFix: FixKind = {
  code: 'unit-nonstandard',
  safe: true,
  mend: ({ finding }) => textParam(finding, 'expected')
}
