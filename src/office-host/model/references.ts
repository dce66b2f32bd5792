import type { Sheet } from '../engine/sheet'
import type { ObjectRef } from './office-class'
import { refTo } from './office-class'
import type { AreasTarget, RangeTarget } from './range-target'

/** A range as an object of the model. */
export const rangeRef = (target: RangeTarget): ObjectRef => refTo('Range', target)
/** Several areas as an object of the model. */
export const areasRef = (target: AreasTarget): ObjectRef => refTo('RangeAreas', target)
/** A sheet as an object of the model. */
export const worksheetRef = (sheet: Sheet): ObjectRef => refTo('Worksheet', sheet)
/** A table as an object of the model. */
export const tableRef = (target: { sheet: Sheet; id: string }): ObjectRef => refTo('Table', target)
