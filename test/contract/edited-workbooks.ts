import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import { readAndValidate } from '../../src/application/review-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { inventSample } from '../../src/domain/report/sample-rows'
import { findingRecord } from '../../src/renderings/check-result'
import { smallPlan, smallPlanDocument } from '../domain/rules/small-plan'
import { planReport, temporaryFolder } from '../support/cli'
import { startExcel, type ExcelHost } from '../support/office/excel-host'

const SEED = 5_100
const plan = smallPlan()
const period = { year: 2023, part: 'year' } as const
const SHEETS = ['指标表', '项目表'] as const

/** Something a person does to the workbook in Excel; refused where Excel refuses it. */
interface Edit {
  readonly name: string
  readonly perform: (excel: ExcelHost) => Promise<unknown>
}

/** A finding as the command line prints it. */
export type FindingRecord = ReturnType<typeof findingRecord>

/** A workbook people worked on: what they did, the findings of the pane, and the file they saved. */
export interface EditedWorkbook {
  readonly done: readonly string[]
  readonly inPane: readonly FindingRecord[]
  readonly file: Uint8Array
}

const sheet = fc.constantFrom(...SHEETS)
const row = fc.integer({ min: 5, max: 11 })
const column = fc.constantFrom(...'BCDEFGHIJKLMNOPQRSTUVWX', 'AA', 'AB')
const typed = fc.constantFrom(
  ...['', ' ', '0', '-3', '83.5', '1,200', '50%', '８３', "'83", '１２，３４５．６', '未公布', '/', '—'],
  ...['123456789012345678901', '1E+21', '0.000000001', '9'.repeat(60), '250000'],
  ...['2021-2023', '2023—2021', '2022/5/1', '2021年3月', '2023', '9999-0001', '0000年'],
  ...['在建', '完工', '新增', '调整', '取消', '约束性', '完成', '核实无误', 'PRJ-001', 'IND-01'],
  ...[
    '👩‍👩‍👧‍👦😀项目',
    '（（【',
    '相关街道、镇',
    ' 首尾空白 ',
    '全\u3000角',
    '<b>&amp;</b>',
    '第一行\n第二行',
    '零\u200b宽'
  ],
  ...['=1/0', '=NA()', '=Z60+1', '=L6*2', '=IF(TRUE,"在建","")', '=REPT("长",300)', '=1=1']
)
const pasted = fc.array(
  fc.array(
    fc.constantFrom<string | number | boolean>(
      ...[
        '',
        0,
        5,
        -0.5,
        1e21,
        44_927,
        2022,
        true,
        'x',
        '在建',
        '2022',
        '２０２１－２０２３',
        '😀',
        '由0.45提高到0.5'
      ]
    ),
    { minLength: 4, maxLength: 4 }
  ),
  { minLength: 1, maxLength: 6 }
)

const onSheet =
  (name: string, work: (sheet: Excel.Worksheet) => unknown) =>
  async ({ library }: ExcelHost): Promise<void> => {
    const context = new library.Excel.RequestContext()
    work(context.workbook.worksheets.getItem(name))
    await context.sync()
  }

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(sheet, column, row, typed).map(([name, letters, number, text]) => ({
      name: `type ${JSON.stringify(text)} into ${name}!${letters}${number}`,
      perform: ({ host }: ExcelHost) => host.typeIntoCell(name, `${letters}${number}`, text)
    }))
  },
  {
    weight: 5,
    arbitrary: fc.tuple(sheet, column, row, pasted).map(([name, letters, number, block]) => ({
      name: `paste ${JSON.stringify(block)} at ${name}!${letters}${number}`,
      perform: ({ host }: ExcelHost) => host.pasteValues(name, `${letters}${number}`, block)
    }))
  },
  {
    weight: 2,
    arbitrary: row.map((number) => ({
      name: `a date in the years of row ${number}`,
      perform: onSheet('项目表', (sheet) => {
        const cell = sheet.getRange(`H${number}`)
        cell.numberFormat = [['yyyy/m/d']]
        cell.values = [[44_682]]
      })
    }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, fc.integer({ min: 1, max: 12 })).map(([name, at]) => ({
      name: `insert a column before ${at} of ${name}`,
      perform: ({ host }: ExcelHost) => host.shiftColumns(name, at, 1, 'right')
    }))
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheet, fc.integer({ min: 1, max: 20 })).map(([name, at]) => ({
      name: `delete column ${at} of ${name}`,
      perform: onSheet(name, (sheet) => sheet.getCell(0, at).getEntireColumn().delete('Left'))
    }))
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sheet, column, row, column, row)
      .map(([name, letters, number, toLetters, toNumber]) => ({
        name: `move ${letters}${number} of ${name} to ${toLetters}${toNumber}`,
        perform: onSheet(name, (sheet) =>
          sheet.getRange(`${letters}${number}`).moveTo(`${toLetters}${toNumber}`)
        )
      }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, row, fc.boolean()).map(([name, number, inserts]) => ({
      name: `${inserts ? 'insert' : 'delete'} row ${number} of ${name}`,
      perform: ({ host }: ExcelHost) =>
        inserts ? host.insertRows(name, number, 1) : host.deleteRows(name, number, 1)
    }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, fc.nat(8), fc.boolean()).map(([name, key, ascending]) => ({
      name: `sort ${name} by column ${key}`,
      perform: onSheet(name, (sheet) => sheet.getRange('A5:AU9').sort.apply([{ key, ascending }]))
    }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheet, fc.integer({ min: 1, max: 5 })).map(([name, at]) => ({
      name: `filter ${name} by column ${at}`,
      perform: onSheet(name, (sheet) =>
        sheet.tables.getItemAt(0).columns.getItemAt(at).filter.applyTopItemsFilter(2)
      )
    }))
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheet, row).map(([name, number]) => ({
      name: `hide row ${number} of ${name}`,
      perform: onSheet(name, (sheet) => {
        sheet.getRange(`${number}:${number}`).rowHidden = true
      })
    }))
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheet, row).map(([name, number]) => ({
      name: `clear row ${number} of ${name}`,
      perform: ({ host }: ExcelHost) => host.clearCells(name, `A${number}:V${number}`)
    }))
  }
)

const choosePlan = () => Promise.resolve(plan)

/** What `check --json` of the command line says of each file. */
export async function checkedFiles(files: readonly Uint8Array[]): Promise<(readonly FindingRecord[])[]> {
  const folder = temporaryFolder()
  try {
    const document = join(folder.path, 'plan.json')
    const books = join(folder.path, 'books')
    await mkdir(books)
    await writeFile(document, JSON.stringify(smallPlanDocument))
    const names = files.map((_, index) => `${String(index).padStart(4, '0')}.xlsx`)
    await Promise.all(files.map((file, index) => writeFile(join(books, names[index] ?? ''), file)))
    const { stdout, exitCode } = await planReport('check', books, '--plan', document, '--json')
    if (exitCode > 1) throw new Error(`check ended with ${exitCode}: ${stdout}`)
    const checked = JSON.parse(stdout) as {
      readonly files: readonly { readonly file: string; readonly findings: readonly FindingRecord[] }[]
    }
    return names.map((name) => checked.files.find(({ file }) => file.endsWith(name))?.findings ?? [])
  } finally {
    folder.remove()
  }
}

const findingsInPane = async (): Promise<readonly FindingRecord[]> =>
  (await readAndValidate(excelWorkbook(), choosePlan, {})).findings.map((finding) =>
    findingRecord(finding, 'zh-CN')
  )

/** What only one of two lists of findings holds, a line each, with the edits before it; empty where they are the same. */
export function differences(
  { done, inPane }: EditedWorkbook,
  other: readonly FindingRecord[]
): readonly string[] {
  const lines = (findings: readonly FindingRecord[]): string[] =>
    findings.map((finding) => JSON.stringify(finding))
  const [own, others] = [lines(inPane), lines(other)]
  const [ofOwn, ofOthers] = [new Set(own), new Set(others)]
  const different = [
    ...own.filter((line) => !ofOthers.has(line)).map((line) => `only in the pane: ${line}`),
    ...others.filter((line) => !ofOwn.has(line)).map((line) => `only in the file: ${line}`)
  ]
  if (different.length === 0 && own.join() !== others.join()) different.push('another order or number')
  return different.length === 0 ? [] : [...done, ...different]
}

/** A file filled in with the sample, two cells of a table merged where wanted, which Excel refuses and other programs do. */
async function startFile(merged: Merged | undefined): Promise<Uint8Array> {
  const layout = atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      period,
      ...inventSample(plan, period, '2024-01-15')
    })
  )
  const template = fileWorkbook()
  const sheets = layout.sheets.map((sheet) =>
    sheet.name === merged?.sheet
      ? {
          ...sheet,
          merges: [
            ...(sheet.merges ?? []),
            { top: merged.top, bottom: merged.top + 1, left: merged.left, right: merged.left }
          ]
        }
      : sheet
  )
  await template.insert({ ...layout, sheets }, 'replace')
  return template.save()
}

interface Merged {
  readonly sheet: (typeof SHEETS)[number]
  readonly top: number
  readonly left: number
}

const merged = fc.option(fc.record({ sheet, top: fc.integer({ min: 4, max: 6 }), left: fc.nat(14) }), {
  nil: undefined,
  freq: 2
})

/** Workbooks filled in with the sample, then edited at random in Excel; the same ones each time, the first so many of them. */
export async function* editedWorkbooks(count: number): AsyncGenerator<EditedWorkbook> {
  const made = fc.record({ merged, edits: fc.array(edit, { minLength: 4, maxLength: 12 }) })
  for (const { merged, edits } of fc.sample(made, { numRuns: count, seed: SEED })) {
    const excel = await startExcel({ file: await startFile(merged) })
    try {
      for (const name of SHEETS) await onSheet(name, (sheet) => sheet.protection.unprotect())(excel)
      const done = merged ? [`merged ${JSON.stringify(merged)}`] : []
      for (const { name, perform } of edits) {
        const refused = await perform(excel).then(
          () => '',
          (error: Error) => ` (refused: ${error.message})`
        )
        done.push(name + refused)
      }
      yield { done, inPane: await findingsInPane(), file: await excel.host.save() }
    } finally {
      excel.host.dispose()
    }
  }
}
