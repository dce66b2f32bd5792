import Big from 'big.js'
import type { Plan } from '../plan/plan'
import type { Accumulation, Direction } from '../plan/plan-document'
import { resolveTarget, type TargetContext } from '../plan/resolve-target'
import { parseTarget } from '../plan/target'
import { readUnitsCell } from '../plan/units'
import { ACCUMULATION_WORDS, DIRECTION_WORDS, NO, TARGET_FORM_WORDS, YES } from './value-lexicon'
import type { RowInputs } from './compute'
import type { Scalar } from './expression'
import { UNIT_MARK } from './summary'

const yesNo = (value: boolean): string => (value ? YES : NO)

const directionByWord = new Map<Scalar, Direction>(
  (Object.entries(DIRECTION_WORDS) as [Direction, string][]).map(([direction, word]) => [word, direction])
)

const show = (value: Scalar): string =>
  value === undefined ? '' : value instanceof Big ? value.toFixed() : String(value)

/** Tolerances of 左右 and 保持稳定 in % of the value, where the plan sets them. */
function tolerances(plan: Plan): Pick<TargetContext, 'aboutTolerancePercent' | 'holdTolerancePercent'> {
  const settings = plan.document.ruleSettings?.[TARGET_SETTINGS]?.numbers ?? {}
  return {
    ...(settings['aboutTolerancePercent'] !== undefined && {
      aboutTolerancePercent: settings['aboutTolerancePercent']
    }),
    ...(settings['holdTolerancePercent'] !== undefined && {
      holdTolerancePercent: settings['holdTolerancePercent']
    })
  }
}

/** Entry of a plan's rule settings that holds the tolerances of targets. */
const TARGET_SETTINGS = 'target-tolerance'

/**
 * Adds the helper columns that formulas cannot read from the printed text: how values accumulate and what the target asks
 * for. A row of the plan is judged by the plan's own target, another row by its cells.
 */
export function indicatorInputs(plan: Plan, cells: RowInputs, key: string): RowInputs {
  const known = plan.indicatorByCode.get(key)
  const direction = known?.direction ?? directionByWord.get(cells['direction']) ?? 'up'
  const accumulation: Accumulation = known?.accumulation ?? 'level'
  const baseline = known ? known.baselineValue : cells['baseline']
  const target = known?.targetExpression ?? parseTarget(show(cells['target']))
  const resolved = resolveTarget(target, {
    direction,
    accumulation,
    baselineYear: plan.baselineYear,
    ...(baseline instanceof Big && { baseline }),
    ...tolerances(plan)
  })
  const helpers =
    resolved.kind === 'interval'
      ? {
          targetForm: TARGET_FORM_WORDS[resolved.form],
          targetMin: resolved.min,
          targetMinStrict: yesNo(resolved.minStrict),
          targetMax: resolved.max,
          targetMaxStrict: yesNo(resolved.maxStrict),
          targetNumber: resolved.t
        }
      : {
          targetForm:
            resolved.reason === 'assigned' ? TARGET_FORM_WORDS.assigned : TARGET_FORM_WORDS['by-hand'],
          targetMin: undefined,
          targetMinStrict: NO,
          targetMax: undefined,
          targetMaxStrict: NO,
          targetNumber: undefined
        }
  return { ...cells, ...helpers, accumulation: ACCUMULATION_WORDS[accumulation] }
}

/** Adds the merged-units helper column: every lead unit in order of naming, `|甲|乙|`, group words as one entry. */
export function projectInputs(plan: Plan, cells: RowInputs): RowInputs {
  const leads = readUnitsCell(show(cells['leadUnits']), plan.units)
  const names = [...leads.units.map((unit) => unit.name), ...leads.unknown]
  return {
    ...cells,
    leadKeys: names.length === 0 ? undefined : `${UNIT_MARK}${names.join(UNIT_MARK)}${UNIT_MARK}`
  }
}
