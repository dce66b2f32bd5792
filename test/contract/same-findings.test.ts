import { describe, expect, it } from '@jest/globals'
import { differences, editedWorkbooks, findingsOfFile } from './edited-workbooks'

/** The first few tell soon enough; more on demand. */
const WORKBOOKS = Number(process.env['EDITED_WORKBOOKS'] ?? 10)

describe('a workbook edited in Excel', () => {
  it('has the same findings in the pane and in the file it is saved to', async () => {
    let found = 0
    let refused = 0
    const different: string[] = []
    for await (const edited of editedWorkbooks(WORKBOOKS)) {
      const { done, inPane, file } = edited
      different.push(...differences(edited, await findingsOfFile(file)))
      found += inPane.length
      refused += done.filter((name) => name.includes('(refused')).length
    }
    expect(different).toEqual([])
    expect(found).toBeGreaterThan(WORKBOOKS * 10)
    process.stdout.write(`${WORKBOOKS} workbooks, ${found} findings compared, ${refused} edits refused\n`)
  })
})
