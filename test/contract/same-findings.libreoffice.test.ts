import { beforeAll, describe, expect, it } from '@jest/globals'
import { indicatorFields, projectFields } from '../../src/domain/report/fields'
import { SHEET_NAMES } from '../../src/domain/report/workbook-lexicon'
import { convert } from '../support/libreoffice/libreoffice'
import {
  checkedFiles,
  differences,
  editedWorkbooks,
  type EditedWorkbook,
  type FindingRecord
} from './edited-workbooks'
import { caseCount } from '../support/case-count'

const WORKBOOKS = caseCount(5, 50)

const computed: ReadonlySet<string> = new Set(
  [...indicatorFields([]), ...projectFields()]
    .filter(({ role }) => role === 'computed' || role === 'helper')
    .map(({ id }) => id)
)

/** LibreOffice has no truth values of its own: a typed TRUE is saved as the formula TRUE(), so nothing is overwritten. */
const isTruthValueForFormula = ({ code, value }: FindingRecord): boolean =>
  code === 'formula-overwritten' && (value === 'TRUE' || value === 'FALSE')

/** LibreOffice computes formulas that are in error anew on loading, over text and empty cells in its own way. */
const isComputedError = ({ code, field }: FindingRecord): boolean =>
  code === 'cell-error' && computed.has(field)

/** LibreOffice saves fifteen digits of a number, as Excel does of a typed one; what is shown beyond them differs. */
const withFifteenDigits = (finding: FindingRecord): FindingRecord => {
  if (!/^-?\d{16,}$/u.test(finding.value)) return finding
  const value = String(Number(Number(finding.value).toPrecision(15)))
  return { ...finding, value, message: finding.message.replaceAll(finding.value, value) }
}

/**
 * LibreOffice takes a name that stands for a lost column (`项目表!#REF!`) for an error of the whole formula, also in the
 * branch of an IF that is not taken. Excel computes only the branch taken, so that spare lines of 汇总表 stay empty.
 */
const isSpareLine = (
  { code, sheet, cell, value }: FindingRecord,
  { inPane, done }: EditedWorkbook
): boolean =>
  code === 'cell-error' &&
  sheet === SHEET_NAMES.summary &&
  value === '#VALUE!' &&
  done.some((edit) => edit.startsWith('delete column')) &&
  !inPane.some((finding) => finding.sheet === sheet && finding.cell === cell)

const comparable = (findings: readonly FindingRecord[], of: EditedWorkbook): readonly FindingRecord[] =>
  findings
    .filter(
      (finding) => !isTruthValueForFormula(finding) && !isComputedError(finding) && !isSpareLine(finding, of)
    )
    .map(withFifteenDigits)

describe('a workbook edited in Excel', () => {
  const edited: EditedWorkbook[] = []
  let found = 0

  beforeAll(async () => {
    for await (const one of editedWorkbooks(WORKBOOKS)) edited.push(one)
    found = edited.reduce((sum, { inPane }) => sum + inPane.length, 0)
    const done = edited.flatMap((one) => one.done)
    const refused = done.filter((name) => name.includes('(refused'))
    process.stdout.write(
      `${edited.length} workbooks, ${done.length} edits, ${refused.length} refused, ${found} findings\n`
    )
  })

  it('has the same findings in the pane and for the command line', async () => {
    const inFiles = await checkedFiles(edited.map(({ file }) => file))
    expect(edited.flatMap((one, index) => differences(one, inFiles[index] ?? []))).toEqual([])
    expect(edited).toHaveLength(WORKBOOKS)
    expect(found).toBeGreaterThan(WORKBOOKS * 10)
  })

  it('has the same findings for the command line once LibreOffice has saved it', async () => {
    const saved = await convert(
      edited.map(({ file }) => file),
      'xlsx',
      { recalculate: false }
    )
    const inFiles = await checkedFiles(saved)
    let compared = 0
    const different = edited.flatMap((one, index) => {
      const inPane = comparable(one.inPane, one)
      compared += inPane.length
      return differences({ ...one, inPane }, comparable(inFiles[index] ?? [], one))
    })
    expect(different).toEqual([])
    expect(compared).toBeGreaterThan(found * 0.95)
    process.stdout.write(`${compared} of ${found} findings compared after a save by LibreOffice\n`)
  })
})
