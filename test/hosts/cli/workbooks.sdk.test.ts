import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { fillSample } from '../../../src/application/fill-sample'
import { insertTemplates } from '../../../src/application/insert-templates'
import { reviewWorkbook } from '../../../src/application/review-workbook'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'
import { foreignWorkbook, savedAfter } from '../../office-host/file/workbook-files'
import { excerptDocument, excerptPlan } from '../../support/excerpt-plan'
import { planReport, temporaryFolder } from '../../support/cli'
import { fillFile, splitMaster, tamper } from '../../support/exchange-files'
import { convert } from '../../support/libreoffice/libreoffice'
import { startExcel } from '../../support/office/excel-host'
import { sdkErrors, type SdkError } from '../../support/open-xml-sdk'

const plan = smallPlan()
const excerpt = excerptPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const bytesAt = (path: string): Uint8Array => new Uint8Array(readFileSync(path))
const frozen = (name: string): string => join(__dirname, '..', '..', 'cases', 'workbooks', name)

afterAll(folder.remove)

async function run(...args: string[]): Promise<void> {
  const ownPlan = args.includes('--plan') || args[0] === 'upgrade' ? [] : ['--plan', at('excerpt.json')]
  const { exitCode, stderr } = await planReport(...args, ...ownPlan)
  if (exitCode !== 0 && exitCode !== 1) throw new Error(`${args.join(' ')}\n${stderr}`)
}

/** What the main job of `npm start` saves: the sample through Office.js, reviewed, from the embedded host. */
async function hostedSample(): Promise<Uint8Array> {
  const period = { year: 2023, part: 'year' } as const
  const { host } = await startExcel({ workbookName: 'sample.xlsx', language: 'zh-CN' })
  try {
    const workbook = excelWorkbook()
    const choosePlan = () => Promise.resolve(excerpt)
    await insertTemplates(workbook, { plan: excerpt, variant: 'prefilled', period, sample: true }, () =>
      Promise.resolve('replace')
    )
    await fillSample(workbook, excerpt, period, '2024-01-15')
    await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
    return await host.save()
  } finally {
    host.dispose()
  }
}

/** Every kind of workbook that the command line writes, by name; `signed` and so on are edited files. */
async function writtenWorkbooks(): Promise<Readonly<Record<string, string>>> {
  writeFileSync(at('excerpt.json'), JSON.stringify(excerptDocument()))
  await run('new', '--out', at('new.xlsx'), '--period', '2023')
  await run('new', '--out', at('half.xlsx'), '--period', '2023上半年')
  await run('new', '--out', at('unit.xlsx'), '--period', '2023', '--unit', '郑陆镇')
  await run('new', '--out', at('blank.xlsx'), '--blank')
  writeFileSync(at('sample.xlsx'), await hostedSample())
  await run('check', at('sample.xlsx'), '--out', at('findings.xlsx'))
  await run('official', at('sample.xlsx'), '--out', at('official.xlsx'))
  await run('report', at('sample.xlsx'), '--out', at('evaluation.xlsx'))
  await run('diff', at('new.xlsx'), at('sample.xlsx'), '--out', at('differences.xlsx'))
  await run('sign', at('sample.xlsx'), '--reviewer', '李四', '--out', at('signed.xlsx'))
  await run('fix', at('sample.xlsx'), '--out', at('fixed.xlsx'))
  await run('upgrade', frozen('whole-template-1.xlsx'), '--out', at('upgraded.xlsx'))
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  const sent = await splitMaster(at('round'), at('plan.json'))
  mkdirSync(at('inbox'))
  await fillFile(plan, sent.packageOf('城关镇'), at('inbox', '1.xlsx'), {
    'PRJ-1': { investedTotal: 600, investedYear: 200, status: '在建', remarks: '=1+1\u0001\ufffe' }
  })
  await sent.run('collect', at('inbox'), '--into', sent.master, '--out', at('collected.xlsx'))
  mkdirSync(at('masters'))
  copyFileSync(at('collected.xlsx'), at('masters', '1.xlsx'))
  copyFileSync(sent.master, at('masters', '2.xlsx'))
  await run('sum', at('masters'), '--out', at('rolled-up.xlsx'), '--plan', at('plan.json'))
  return {
    new: at('new.xlsx'),
    'of half a year': at('half.xlsx'),
    'of one unit': at('unit.xlsx'),
    blank: at('blank.xlsx'),
    'of the main job': at('sample.xlsx'),
    'of findings': at('findings.xlsx'),
    'in official form': at('official.xlsx'),
    'of an evaluation': at('evaluation.xlsx'),
    'of differences': at('differences.xlsx'),
    signed: at('signed.xlsx'),
    fixed: at('fixed.xlsx'),
    upgraded: at('upgraded.xlsx'),
    'split master': sent.master,
    package: sent.packageOf('城关镇'),
    collected: at('collected.xlsx'),
    'rolled up': at('rolled-up.xlsx')
  }
}

describe('a workbook that the product writes', () => {
  let found: ReadonlyMap<string, readonly SdkError[]>

  beforeAll(async () => {
    const written = Object.entries(await writtenWorkbooks())
    const errors = await sdkErrors(written.map(([, path]) => bytesAt(path)))
    found = new Map(written.map(([name], index) => [name, errors[index] ?? []]))
  })

  it.each([
    'new',
    'of half a year',
    'of one unit',
    'blank',
    'of the main job',
    'of findings',
    'in official form',
    'of an evaluation',
    'of differences',
    'signed',
    'fixed',
    'upgraded',
    'split master',
    'package',
    'collected',
    'rolled up'
  ])('has no error for the Open XML SDK: %s', (name) => {
    expect(found.get(name)).toEqual([])
  })
})

/** Sheets edited and extended as the commands do it, on whatever the file has. */
async function edited(bytes: Uint8Array): Promise<Uint8Array> {
  const [sheet] = (await xlsxFiles.read(bytes, 'a.xlsx')).sheets
  const free = (sheet?.top ?? 0) + (sheet?.values.length ?? 0) + 3
  const place = { sheet: sheet?.name ?? '', top: free, left: 1 }
  const changed = await xlsxFiles.edit(
    bytes,
    'a.xlsx',
    [{ ...place, values: [['=文字', 12.5, true, null]] }],
    [{ ...place, top: free + 1, formulas: [['1+1', 'SUM(A1:A3)']] }]
  )
  return xlsxFiles.extend(changed, 'a.xlsx', {
    sheets: [{ name: '合并记录', widths: [12], rows: [['标题'], ['一'], [3]] }]
  })
}

describe('an edited workbook of another program', () => {
  const faultsOf = (errors: readonly SdkError[]): string[] =>
    errors.map(({ path, id, description }) => `${path} ${id} ${description}`)
  const cases = ['openpyxl', 'xlsxwriter', 'LibreOffice', 'with faults', 'saved by the host'] as const
  let faults: ReadonlyMap<string, { readonly before: string[]; readonly after: string[] }>

  beforeAll(async () => {
    const [libreoffice = new Uint8Array()] = await convert([foreignWorkbook('openpyxl')], 'xlsx', {
      recalculate: false
    })
    tamper(frozen('xlsxwriter.xlsx'), at('faulty.xlsx'), (part, xml) =>
      part === 'xl/styles.xml' ? xml.replace(/(<font>)(.*?)(<sz[^>]*>)/su, '$1$3$2<wrong/>') : xml
    )
    const hosted = await savedAfter(foreignWorkbook('xlsxwriter'), (context) => {
      const cell = context.workbook.worksheets.getFirst().getRange('A1')
      cell.format.font.italic = true
      cell.numberFormat = [['0.000']]
      return Promise.resolve()
    })
    const inputs = [
      foreignWorkbook('openpyxl'),
      foreignWorkbook('xlsxwriter'),
      libreoffice,
      bytesAt(at('faulty.xlsx')),
      hosted
    ]
    const outputs = await Promise.all(inputs.map(edited))
    const errors = await sdkErrors([...inputs, ...outputs])
    faults = new Map(
      cases.map((name, index) => [
        name,
        {
          before: faultsOf(errors[index] ?? []),
          after: faultsOf(errors[index + inputs.length] ?? [])
        }
      ])
    )
  })

  it.each(cases)('has no error that it had not before: %s', (name) => {
    const { before, after } = faults.get(name) ?? { before: [], after: ['not judged'] }
    expect(after.filter((fault) => !before.includes(fault))).toEqual([])
    expect(after.length).toBeLessThanOrEqual(before.length)
  })

  it('is judged at all: a fault in it is found', () => {
    expect(faults.get('with faults')?.before.join()).toContain('wrong')
  })
})
