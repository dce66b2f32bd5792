import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { startLiveCheck, type LiveCheck } from '../../src/application/live-check'
import type { Workbook } from '../../src/application/ports'
import { readAndValidate, reviewWorkbook, type Review } from '../../src/application/review-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { inventSample } from '../../src/domain/report/sample-rows'
import { smallPlan } from '../domain/rules/small-plan'
import { type ExcelHost, startExcel } from '../support/office/excel-host'
import { caseCount } from '../support/case-count'

/** Bursts of edits. */
const BURSTS = caseCount(25, 200)
/** After so many the workbook is inserted anew: by then much of it is gone. */
const BURSTS_OF_ONE = 20
const SEED = Number(process.env['LIVE_SEED'] ?? 5)

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
const SHEETS = ['指标表', '项目表'] as const
const period = { year: 2023, part: 'year' } as const

let excel: ExcelHost
let workbook: Workbook
let live: LiveCheck
let review: Review | undefined
const problems: unknown[] = []
let stopWatching: () => Promise<void>

const moment = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
/** Events have arrived and what they led to is done. */
async function quiet(): Promise<void> {
  await moment(30)
  await live.settled()
}

const layout = atOnce(
  buildWorkbook({
    plan,
    variant: 'prefilled',
    period,
    ...inventSample(plan, period, '2024-01-15')
  })
)

/** The sample's workbook, in place of what there is, open to whatever people do. */
async function insertWorkbook(): Promise<void> {
  await workbook.insert(layout, 'replace')
  const context = new Excel.RequestContext()
  for (const name of [...SHEETS, '填报说明']) context.workbook.worksheets.getItem(name).protection.unprotect()
  await context.sync()
}

beforeAll(async () => {
  excel = await startExcel()
  workbook = excelWorkbook()
  await insertWorkbook()
  await moment(1100)
  live = startLiveCheck(
    workbook,
    {
      choosePlan,
      period: undefined,
      onReview: (newer) => (review = newer),
      onProblem: (error) => problems.push(error),
      pause: () => moment(0),
      inTurn: (reading) => reading()
    },
    undefined
  )
  stopWatching = await workbook.watch(live.take)
  await quiet()
})
afterAll(async () => {
  await stopWatching()
  live.stop()
  excel.host.dispose()
})

const text = fc.constantFrom(
  '',
  '0',
  '12',
  '83.5',
  '250000',
  '-3',
  '在建',
  '完工',
  '新增',
  '取消',
  "'83",
  ' 空白 ',
  '2021-2023',
  '/',
  '污水管网',
  '自动站',
  'PRJ-1',
  'IND-2',
  '约束性',
  '核实无误',
  '=1/0',
  '=Z60+1',
  '=L6*2',
  '50%'
)
const sheet = fc.constantFrom(...SHEETS)
const row = fc.integer({ min: 5, max: 11 })
const columns = [
  'B',
  'C',
  'E',
  'G',
  'H',
  'I',
  'K',
  'L',
  'M',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'V',
  'W',
  'X',
  'AA'
]
const column = fc.constantFrom(...columns)
const values = fc.array(
  fc.array(fc.constantFrom<string | number>('', 5, 'x', '在建', 2022, '2022'), {
    minLength: 3,
    maxLength: 3
  }),
  {
    minLength: 1,
    maxLength: 5
  }
)

interface Edit {
  readonly name: string
  readonly perform: () => Promise<unknown>
}

/** What somebody at another computer does. */
const byAnother = (name: string, sheetName: string, work: (sheet: Excel.Worksheet) => unknown): Edit => ({
  name,
  perform: () =>
    excel.host.asOtherUser(async () => {
      const context = new Excel.RequestContext()
      work(context.workbook.worksheets.getItem(sheetName))
      await context.sync()
    })
})

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(sheet, column, row, text).map(([name, letters, number, typed]) => ({
      name: `type ${typed} into ${name} ${letters}${number}`,
      perform: () => excel.host.typeIntoCell(name, `${letters}${number}`, typed)
    }))
  },
  {
    weight: 3,
    arbitrary: fc.tuple(sheet, column, row, values).map(([name, letters, number, block]) => ({
      name: `paste ${JSON.stringify(block)} at ${name} ${letters}${number}`,
      perform: () => excel.host.pasteValues(name, `${letters}${number}`, block)
    }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, column, row, text).map(([name, letters, number, typed]) => ({
      name: `another person types ${typed} into ${name} ${letters}${number}`,
      perform: () => excel.host.asOtherUser((other) => other.typeIntoCell(name, `${letters}${number}`, typed))
    }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, row).map(([name, number]) => ({
      name: `clear row ${number} of ${name}`,
      perform: () => excel.host.clearCells(name, `A${number}:V${number}`)
    }))
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheet, row, fc.boolean()).map(([name, number, inserts]) => ({
      name: `${inserts ? 'insert' : 'delete'} row ${number} of ${name}`,
      perform: () =>
        inserts ? excel.host.insertRows(name, number, 1) : excel.host.deleteRows(name, number, 1)
    }))
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2022年', '2023年上半年', '', '2023年').map((typed) => ({
      name: `period ${typed}`,
      perform: async () => {
        const cell = review?.report.header.period
        if (cell) await excel.host.typeIntoCell(cell.sheet, cell.cell, typed)
      }
    }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, fc.nat(24), fc.boolean()).map(([name, at, inserts]) => ({
      name: `${inserts ? 'insert' : 'delete'} column ${at} of ${name}`,
      perform: () => excel.host.shiftColumns(name, at, 1, inserts ? 'right' : 'left')
    }))
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sheet, fc.boolean())
      .map(([name, ascending]) =>
        byAnother(`sort ${name}`, name, (on) => on.getRange('A5:AU9').sort.apply([{ key: 1, ascending }]))
      )
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheet, row, fc.boolean()).map(([name, number, hides]) =>
      byAnother(`${hides ? 'hide' : 'show'} row ${number} of ${name}`, name, (on) => {
        on.getRange(`${number}:${number}`).rowHidden = hides
      })
    )
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sheet, fc.nat(8), fc.boolean(), column, row)
      .map(([name, at, clears, letters, number]) => {
        const filter = byAnother(`filter ${name} by column ${at}`, name, (on) => {
          const table = on.tables.getItemAt(0)
          if (clears) table.clearFilters()
          else table.columns.getItemAt(at).filter.applyTopItemsFilter(2)
        })
        // Excel tells of no filter: it shows with the next cell that changes.
        return {
          name: `${filter.name}, then type into ${letters}${number}`,
          perform: async () => {
            await filter.perform()
            await excel.host.typeIntoCell(name, `${letters}${number}`, `筛选${at}`)
          }
        }
      })
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...SHEETS, '汇总表', '填报说明'), fc.integer({ min: 1, max: 16 }), column)
      .map(([name, number, letters]) =>
        byAnother(`merge ${letters}${number} of ${name} with the one below`, name, (on) => {
          on.getRange(`${letters}${number}:${letters}${number + 1}`).merge()
        })
      )
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(sheet, column, row, fc.constantFrom('yyyy/m/d', '0.00%', '@', 'General'))
      .map(([name, letters, number, format]) =>
        byAnother(`format ${letters}${number} of ${name} as ${format}`, name, (on) => {
          const cell = on.getRange(`${letters}${number}`)
          cell.numberFormat = [[format]]
          if (format === 'yyyy/m/d') cell.values = [[44_682]]
        })
      )
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(sheet, column, row, column, row)
      .map(([name, letters, number, toLetters, toNumber]) =>
        byAnother(
          `move ${letters}${number}:${letters}${number + 1} of ${name} to ${toLetters}${toNumber}`,
          name,
          (on) => on.getRange(`${letters}${number}:${letters}${number + 1}`).moveTo(`${toLetters}${toNumber}`)
        )
      )
  },
  {
    weight: 1,
    arbitrary: sheet.map((name) => ({ name: `look at ${name}`, perform: () => excel.host.activate(name) }))
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
        fc.integer({ min: 1, max: 3 })
      )
      .map(([kind, steps]) => ({
        name: `${kind} ${steps} steps`,
        perform: async () => {
          for (let step = 0; step < steps; step += 1) await excel.host[kind]()
        }
      }))
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      name: 'review',
      perform: async () => {
        await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
        live.renew()
      }
    })
  }
)

const wholeFindings = async () => (await readAndValidate(workbook, choosePlan, {})).findings

describe('live checking through Excel', () => {
  it('begins with the findings of a validation', async () => {
    expect(review?.findings.length).toBeGreaterThan(3)
    expect(review?.findings).toEqual(await wholeFindings())
  })

  it('takes one round trip for a typed value and writes nothing', async () => {
    const changes = excel.host.book.undoSteps
    await excel.host.typeIntoCell('项目表', 'M5', '123456')
    const before = excel.host.traffic.requests
    await quiet()
    expect(excel.host.traffic.requests - before).toBe(1)
    expect(review?.findings).toEqual(await wholeFindings())
    expect(excel.host.book.undoSteps).toBe(changes + 1)
  })

  it('takes one round trip for a thousand pasted cells', async () => {
    const block = Array.from({ length: 200 }, (_, index) => ['甲', '乙', index, '丁', 5])
    await excel.host.pasteValues('项目表', 'O5', block)
    const before = excel.host.traffic.requests
    await quiet()
    expect(excel.host.traffic.requests - before).toBe(1)
    expect(review?.findings).toEqual(await wholeFindings())
    await excel.host.undo()
    await quiet()
    expect(review?.findings).toEqual(await wholeFindings())
  })

  it('waits while a cell is being typed into', async () => {
    await excel.host.typeIntoCell('项目表', 'M5', '1')
    excel.host.enterEditMode()
    await moment(40)
    excel.host.leaveEditMode()
    await quiet()
    expect(review?.findings).toEqual(await wholeFindings())
    expect(problems).toEqual([])
  })

  it('ends in the findings of a full validation after whatever people do, and never writes', async () => {
    const bursts = fc.sample(fc.array(edit, { minLength: 1, maxLength: 3 }), {
      numRuns: BURSTS,
      seed: SEED
    })
    const { book } = excel.host
    const done: string[] = []
    let [performed, findings] = [0, 0]
    for (const [index, burst] of bursts.entries()) {
      if (index % BURSTS_OF_ONE === BURSTS_OF_ONE - 1) {
        await insertWorkbook()
        live.renew()
        await quiet()
        done.push('inserted anew')
      }
      for (const { name, perform } of burst) {
        try {
          await perform()
          done.push(name)
          performed += 1
        } catch (error) {
          done.push(`${name} (refused: ${String((error as Error).message)})`)
        }
      }
      const steps = book.undoSteps
      book.isDirty = false
      await quiet()
      const after = done.slice(-6)
      expect({ after, isDirty: book.isDirty, steps: book.undoSteps }).toEqual({
        after,
        isDirty: false,
        steps
      })
      const [told, whole] = [review?.findings, await wholeFindings()]
      expect({ after, told }).toEqual({ after, told: whole })
      findings += whole.length
    }
    expect(problems).toEqual([])
    expect(performed).toBeGreaterThan(BURSTS)
    process.stdout.write(`${BURSTS} bursts, ${performed} edits, ${findings} findings compared\n`)
  })
})
