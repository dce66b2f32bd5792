import Big from 'big.js'
import { parseAmount } from '../../plan/amounts'
import { canonicalText } from '../../plan/canonical-text'
import { ExactSum } from '../../plan/exact-sum'
import { contentGroups, tableColumn } from '../../report/table-columns'
import { type CellContent, cellText } from '../../report/workbook-content'
import { readableIn } from '../cell-reading'
import { addedRows, isBlankForm, isPackage } from '../row-identity'
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
    const { codes, contents, numbers } = tableColumn(projects, 'amount')
    const { ofRow: taskOf, contents: tasks } = contentGroups(projects, 'task')
    const amountAt = projects.indexOf('amount')
    const amountsSaid = contents.map(amountIn)
    const added = addedRows(projects)

    const ofTasks = tasks.map(() => new ExactSum())
    for (let place = 0; place < added.length; place += 1) {
      if (added[place] === 1) continue
      const code = codes[place] ?? 0
      const number = numbers?.[place] ?? Number.NaN
      const amount =
        number >= 0 && number < Infinity
          ? number
          : code >= 0
            ? amountsSaid[code]
            : amountIn(projects.rows[place]?.values[amountAt] ?? null)
      if (amount !== undefined) ofTasks[taskOf[place] ?? 0]?.add(amount)
    }
    const total = ofTasks.reduce((sum, ofTask) => sum.plus(ofTask.total()), new Big(0))
    const byTask = new Map<string, Big>()
    tasks.forEach((printed, index) => {
      const task = canonicalText(cellText(printed))
      byTask.set(task, (byTask.get(task) ?? new Big(0)).plus(ofTasks[index]?.total() ?? 0))
    })

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
      compare('task', new Big(totalInvestment), byTask.get(canonicalText(name)) ?? new Big(0), name)
    }
  }
}

/** The amount a cell says; absent for what is none. */
function amountIn(content: CellContent): Big | undefined {
  const amount = parseAmount(readableIn(content) ?? null)
  return amount.kind === 'number' ? amount.value : undefined
}
