import Big from 'big.js'
import { parseAmount } from '../../plan/amounts'
import { canonicalText } from '../../plan/canonical-text'
import { ExactSum } from '../../plan/exact-sum'
import type { CellContent } from '../../report/workbook-content'
import { canonicalReader, readableIn } from '../cell-reading'
import { adjustmentOf, isBlankForm, isPackage } from '../row-identity'
import type { Rule } from '../rule'

/** 万元 in one 亿元. */
const PER_YI = 10_000

/**
 * The amounts (投资额, 万元) do not add up to what the plan declares, in all (万元, and 亿元 rounded to its printed
 * decimals) or per task; rows marked 新增 are left out. For the whole plan only, not in packages and blank forms.
 */
export const totalMismatch: Rule = {
  code: 'total-mismatch',
  severity: 'mandatory',
  workbookFields: ['amount', 'task', 'adjustment'],
  workbook({ plan, report }, fault) {
    const { projects } = report
    if (!projects || isPackage(report) || isBlankForm(report)) return
    if (projects.columnOf('amount') === undefined) return
    const { declared } = plan.document
    const [amountAt, taskAt] = [projects.indexOf('amount'), projects.indexOf('task')]
    const adjustment = adjustmentOf(projects)
    const taskIn = canonicalReader()
    const sum = new ExactSum()
    const byTask = new Map<string, ExactSum>()
    for (const row of projects.rows) {
      if (adjustment(row) === 'added') continue
      const amount = amountIn(row.values[amountAt] ?? null)
      if (amount === undefined) continue
      const task = taskIn(row.values[taskAt] ?? null)
      const ofTask = byTask.get(task) ?? new ExactSum()
      byTask.set(task, ofTask)
      ofTask.add(amount)
      sum.add(amount)
    }
    const total = sum.total()

    const compare = (what: string, expected: Big, actual: Big, name = ''): void => {
      if (!expected.eq(actual)) {
        const difference = actual.minus(expected)
        fault({
          table: 'projects',
          params: {
            what,
            ...(name !== '' && { name }),
            expected: expected.toFixed(),
            actual: actual.toFixed(),
            difference: difference.toFixed()
          }
        })
      }
    }
    compare('total', new Big(declared.totalInvestment), total)
    if (declared.totalInvestmentYi !== undefined) {
      const yi = new Big(declared.totalInvestmentYi)
      const decimals = /\.(\d+)/u.exec(declared.totalInvestmentYi)?.[1]?.length ?? 0
      compare('total-yi', yi, total.div(PER_YI).round(decimals, Big.roundHalfUp))
    }
    if (projects.columnOf('task') === undefined) return
    for (const { task, totalInvestment } of declared.perTask) {
      const name = plan.tasks.find(({ id }) => id === task)?.name ?? task
      compare('task', new Big(totalInvestment), byTask.get(canonicalText(name))?.total() ?? new Big(0), name)
    }
  }
}

/** The amount a cell says; absent for what is none. */
function amountIn(content: CellContent): Big | number | undefined {
  if (typeof content === 'number' && content >= 0 && content < Infinity) return content
  const amount = parseAmount(readableIn(content) ?? null)
  return amount.kind === 'number' ? amount.value : undefined
}
