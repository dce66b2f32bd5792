/**
 * The whole exchange of the sample plan: split into all units, three workbooks filled here by keyboard and two in
 * LibreOffice, sent back under other names, one against the master and one tampered with; collected, decided, merged and
 * compared with the expected master. Leaves what was said on the way in output/exchange/transcript.txt.
 */
import { calm } from '../../support/calm.mjs'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { differences, FILLED, letters, projectsIn, pythonFor } from '../../support/exchange-walk.mjs'
import { root } from '../../support/workbench-driver.mjs'
import { near, inLibreOffice, recalculated, runCli, valuesOf } from '../../support/workbench-walk.mjs'

const IN_WORKBENCH = ['红梅街道', '茶山街道', '雕庄街道']
const CONFLICTING = '茶山街道'
const IN_LIBREOFFICE = ['区住建局', '天宁建设']
const TAMPERED = '天宁建设'
const SHEETS = ['填报说明', '指标表', '项目表', '汇总表']
export async function walk(bench) {
  const { driver, page } = bench
  const folder = join(bench.folder, 'exchange')
  const at = (...names) => join(folder, ...names)
  mkdirSync(at('收回', '第二批'), { recursive: true })
  const out = join(root, 'output', 'exchange')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const said = []
  const tell = (text) => said.push(text.replaceAll(`${folder}/`, '').replaceAll(folder, '.').trimEnd(), '')
  const run = (...args) => {
    const printed = runCli(...args)
    tell(`$ plan-report ${args.join(' ')}\n${printed}`)
    return printed
  }

  const master = at('总表.xlsx')
  run('new', '--out', master, '--period', '2023')
  const preview = JSON.parse(runCli('split', master, '--preview', '--json'))
  const holders = new Map(preview.shared.map(({ key, holder }) => [key, holder]))
  run('split', master, '--out', at('下发'))
  const packageOf = (unit) => at('下发', `天宁区“十四五”生态环境保护规划—${unit}—2023年.xlsx`)

  const expected = new Map()
  const valuesOfUnit = async (unit, number) => {
    const projects = await projectsIn(packageOf(unit))
    const own = [...projects.keys.keys()].filter((key) => (holders.get(key) ?? unit) === unit)
    const values = new Map(
      own.map((key, index) => [
        key,
        [
          number * 100 + index + 0.25,
          number * 1000 + index + 0.5,
          10 * number + index,
          `第${number}号按计划推进`,
          '在建'
        ]
      ])
    )
    for (const [key, row] of values) expected.set(key, row)
    bench.check(values.size > 0, `${unit} has no rows of its own`)
    return { projects, values }
  }

  for (const [index, unit] of IN_WORKBENCH.entries()) {
    const { projects, values } = await valuesOfUnit(unit, index + 1)
    await driver.open(packageOf(unit))
    await driver.type('填报说明', 'D5', '张三')
    for (const [key, row] of values) {
      for (const [position, header] of FILLED.entries()) {
        const cell = `${letters(projects.column(header))}${projects.keys.get(key) + 1}`
        await driver.type('项目表', cell, String(row[position]))
      }
    }
    await bench.picture(`exchange-${index + 1}`)
    await (await driver.save()).saveAs(at('收回', `回传${index + 1}（最终版）.xlsx`))
    tell(
      `工作台：打开“${unit}”的工作簿，用键盘填写 ${values.size} 行，另存为 回传${index + 1}（最终版）.xlsx`
    )
  }

  const filled = []
  for (const [index, unit] of IN_LIBREOFFICE.entries()) {
    const { projects, values } = await valuesOfUnit(unit, index + 4)
    const steps = pythonFor(projects, values)
    if (unit === TAMPERED) {
      const [first] = projects.keys.values()
      steps.push(
        `doc.unprotect('')`,
        `sheet = doc.Sheets.getByName('项目表')`,
        `sheet.unprotect('')`,
        `sheet.getCellByPosition(${projects.column('投资额（万元）')}, ${first}).setValue(1)`,
        `sheet.getCellByPosition(${projects.column('投资完成率')}, ${first}).setValue(0.99)`,
        `sheet.setName('我的项目')`,
        `doc.Sheets.insertNewByName('草稿', 6)`
      )
    }
    filled.push({
      from: packageOf(unit),
      to: at('收回', '第二批', `${index}.xlsx`),
      steps: steps.join('\n')
    })
    tell(
      `LibreOffice：打开“${unit}”的工作簿，填写 ${values.size} 行${unit === TAMPERED ? '，取消保护，改动规划投资额，用值覆盖公式，改工作表名，增加工作表' : ''}，另存为 第二批/${index}.xlsx`
    )
  }
  inLibreOffice(filled, folder)
  writeFileSync(at('收回', '说明.docx'), '不是工作簿')

  const ours = await projectsIn(master)
  const [conflictKey] = (await valuesOfUnit(CONFLICTING, IN_WORKBENCH.indexOf(CONFLICTING) + 1)).values.keys()
  const conflictCell = `${letters(ours.column(FILLED[1]))}${ours.keys.get(conflictKey) + 1}`
  await driver.open(master)
  await driver.type('项目表', conflictCell, '7')
  await (await driver.save()).saveAs(master)
  tell(`工作台：打开总表，在 项目表 ${conflictCell} 填 7，保存`)

  const merge = ['collect', at('收回'), '--into', master, '--out', at('合并.xlsx')]
  run(...merge)
  const collected = JSON.parse(runCli(...merge, '--json'))
  const units = [...IN_WORKBENCH, ...IN_LIBREOFFICE]
  bench.check(
    collected.accepted
      .map(({ unit }) => unit)
      .sort()
      .join() === [...units].sort().join(),
    `accepted are ${collected.accepted.map(({ unit }) => unit).join()}`
  )
  bench.check(collected.refused.length === 1, `refused are ${JSON.stringify(collected.refused)}`)
  bench.check(
    collected.file === null &&
      collected.conflicts.map(({ key, ours: value }) => `${key} ${value}`).join() === `${conflictKey} 7`,
    `conflicts are ${JSON.stringify(collected.conflicts)}`
  )
  for (const { unit, tampering } of collected.accepted) {
    const kinds = [...new Set(tampering.map(({ kind }) => kind))].sort().join()
    const wanted = unit === TAMPERED ? 'formula-removed,plan-cell,protection-removed,sheet-added' : ''
    bench.check(kinds === wanted, `${unit} is said to be tampered with: ${JSON.stringify(tampering)}`)
  }
  const conflicts = collected.conflicts.map((each) => ({ ...each, take: 'theirs' }))
  writeFileSync(at('决定.json'), JSON.stringify({ conflicts }))
  tell('汇总人：冲突一处，决定采用单位的值，写入 决定.json')
  run(...merge, '--decisions', at('决定.json'))
  run('overview', at('合并.xlsx'))
  run('collect', at('收回'), '--into', at('合并.xlsx'), '--out', at('再次.xlsx'))

  const steps = pythonFor(ours, expected).join('\n')
  inLibreOffice([{ from: master, to: at('应有.xlsx'), steps }], folder)
  const [again] = recalculated(folder, at('合并.xlsx'))
  const [wanted, got] = await Promise.all([at('应有.xlsx'), again].map(valuesOf))
  const { compared, differing } = differences(wanted, got, SHEETS)
  for (const fault of differing) bench.fail(fault)
  const merged = await projectsIn(at('合并.xlsx'))
  for (const [key, row] of expected) {
    const total = merged.rows[merged.keys.get(key)]?.[merged.column(FILLED[1])]
    bench.check(near(total, row[1]), `${key} holds ${total} and not ${row[1]}`)
  }
  bench.check(compared > 3_000 && differing.length === 0, `${differing.length} of ${compared} cells differ`)
  tell(`与应有的总表逐格比较（LibreOffice 重新计算后）：${compared} 格，不同 ${differing.length} 格`)
  copyFileSync(at('合并.xlsx'), join(out, '合并.xlsx'))
  writeFileSync(join(out, 'transcript.txt'), said.join('\n'))
  console.log(`exchange: ${compared} cells of the merged master compared, ${differing.length} differ`)
  await calm(page, 100)
}
