import { parseReference } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'

/** The range of an address as Office.js gives it, with or without its sheet; absent for no address. */
export const rangeOfAddress = (address: string | undefined): CellRange | undefined =>
  address === undefined ? undefined : parseReference(address)?.range

/** The ranges of several addresses joined by commas; commas inside quoted sheet names do not part them. */
export const rangesOfAddresses = (addresses: string): readonly CellRange[] =>
  (addresses.match(/(?:'(?:[^']|'')*'|[^,'])+/gu) ?? []).flatMap((address) => rangeOfAddress(address) ?? [])

/** The ranges of areas; none where there are no areas. */
export const rangesOfAreas = (areas: Excel.RangeAreas | undefined): readonly CellRange[] =>
  !areas || areas.isNullObject ? [] : rangesOfAddresses(areas.address)
