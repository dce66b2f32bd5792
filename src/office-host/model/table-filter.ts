import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'
import { applyTableFilters } from './auto-filter'
import { columnIndex, stateOf } from './table-state'
import type { ColumnTarget } from './table-state'

const counted =
  (filterOn: string) =>
  (target: ColumnTarget, [count]: readonly unknown[]): void => {
    applyTableFilters(target, columnIndex(target), { filterOn, criterion1: String(count) })
  }

/** Filter of a table column; https://learn.microsoft.com/javascript/api/excel/excel.filter */
export const columnFilterClass: OfficeClass<ColumnTarget> = officeClass<ColumnTarget>({
  name: 'Filter',
  scalars: { Criteria: { get: (target) => stateOf(target).columns[columnIndex(target)]!.filter ?? null } },
  calls: {
    ApplyValuesFilter: (target, [values]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'Values', values })
    },
    ApplyCustomFilter: (target, [criterion1, criterion2, operator]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'Custom', criterion1, criterion2, operator })
    },
    Apply: (target, [criteria]) => {
      applyTableFilters(target, columnIndex(target), criteria as Record<string, unknown>)
    },
    ApplyTopItemsFilter: counted('TopItems'),
    ApplyTopPercentFilter: counted('TopPercent'),
    ApplyBottomItemsFilter: counted('BottomItems'),
    ApplyBottomPercentFilter: counted('BottomPercent'),
    ApplyDynamicFilter: (target, [dynamicCriteria]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'Dynamic', dynamicCriteria })
    },
    ApplyCellColorFilter: (target, [color]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'CellColor', color })
    },
    ApplyFontColorFilter: (target, [color]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'FontColor', color })
    },
    Clear: (target) => {
      applyTableFilters(target, columnIndex(target), null)
    }
  }
})
