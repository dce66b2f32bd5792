import { describe, expect, it } from '@jest/globals'
import { indicatorFields, projectFields } from '../../src/domain/report/fields'
import type { Finding } from '../../src/domain/rules/finding'
import { convert } from '../support/libreoffice/libreoffice'
import { differences, editedWorkbooks, findingsOfFile, type EditedWorkbook } from './edited-workbooks'

const WORKBOOKS = 50

const computed: ReadonlySet<string> = new Set(
  [...indicatorFields([]), ...projectFields()]
    .filter(({ role }) => role === 'computed' || role === 'helper')
    .map(({ id }) => id)
)

/** LibreOffice has no truth values of its own: a typed TRUE is saved as the formula TRUE(), so nothing is overwritten. */
const isTruthValueForFormula = ({ code, value }: Finding): boolean =>
  code === 'formula-overwritten' && (value === 'TRUE' || value === 'FALSE')

/** LibreOffice computes formulas that are in error anew on loading, over text and empty cells in its own way. */
const isComputedError = ({ code, field }: Finding): boolean => code === 'cell-error' && computed.has(field)

/** LibreOffice saves fifteen digits of a number, as Excel does of a typed one; what is shown beyond them differs. */
const withFifteenDigits = (finding: Finding): Finding =>
  /^-?\d{16,}$/u.test(finding.value)
    ? { ...finding, value: String(Number(Number(finding.value).toPrecision(15))) }
    : finding

const comparable = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter((finding) => !isTruthValueForFormula(finding) && !isComputedError(finding))
    .map(withFifteenDigits)

describe('a workbook edited in Excel and saved by LibreOffice', () => {
  it('has the same findings as in the pane', async () => {
    const edited: EditedWorkbook[] = []
    for await (const one of editedWorkbooks(WORKBOOKS)) edited.push(one)
    const saved = await convert(
      edited.map(({ file }) => file),
      'xlsx',
      { recalculate: false }
    )
    expect(saved).toHaveLength(WORKBOOKS)
    let found = 0
    let compared = 0
    const different: string[] = []
    for (const [index, one] of edited.entries()) {
      const inPane = comparable(one.inPane)
      const inFile = comparable(await findingsOfFile(saved[index] ?? new Uint8Array()))
      different.push(...differences({ ...one, inPane }, inFile))
      found += one.inPane.length
      compared += inPane.length
    }
    expect(different).toEqual([])
    expect(compared).toBeGreaterThan(found * 0.95)
    process.stdout.write(`${WORKBOOKS} workbooks, ${compared} of ${found} findings compared\n`)
  })
})
