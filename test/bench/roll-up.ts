import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readTables, xlsxFiles } from '../../src/adapters/xlsx'
import { readMaster, rollUpMasters } from '../../src/application/roll-up-masters'
import { readBytes } from '../../src/hosts/cli/files'
import { planChooser } from '../../src/hosts/cli/plans-on-disk'
import { answerReadings, FILES_AT_ONCE, readingInThreads } from '../../src/hosts/cli/reading-threads'
import { atOnce } from '../../src/domain/measures/steps'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { generatedDocument } from '../support/generated-plan'
import { measureApart } from './measure-apart'

const ROWS = 100
const PLAN_FILE = 'plan.json'
/** The masters' plan is told by its file. */
const noPlans = { ids: () => Promise.resolve([]), load: () => Promise.resolve(undefined) }
/** Long enough for an engine to keep it as a part of the text it was read from. */
const DISTRICT = 'DISTRICT OF A GENERATED CITY'

const projects = ROWS - generatedDocument(0).indicators.length
const document = generatedDocument(projects)
const plan = compilePlan(document)

/** Masters that differ in their unit and one amount; only the parts that say so are written anew. */
async function generate(folder: string, count: number): Promise<void> {
  const amount = 123_456_789
  const layout = atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      header: { unit: DISTRICT, period: '2023年' },
      projects: document.projects.map(({ code }, index) => ({
        key: code,
        values: { investedTotal: index === 0 ? amount : 10 + index, status: '在建' }
      }))
    })
  )
  const parts = unzipSync(await xlsxFiles.write(layout))
  const own = Object.entries(parts).flatMap(([name, bytes]) => {
    const text = name.endsWith('.xml') ? strFromU8(bytes) : ''
    return text.includes(DISTRICT) || text.includes(String(amount)) ? [{ name, text }] : []
  })
  for (let number = 1; number <= count; number += 1) {
    for (const { name, text } of own) {
      const changed = text
        .replaceAll(DISTRICT, `${DISTRICT} ${number}`)
        .replaceAll(String(amount), `${number}`)
      parts[name] = strToU8(changed)
    }
    writeFileSync(join(folder, `${number}.xlsx`), zipSync(parts, { level: 1 }))
  }
  writeFileSync(join(folder, PLAN_FILE), JSON.stringify(document))
}

async function measure(folder: string): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(folder, name))
  const choosePlan = planChooser(noPlans, join(folder, PLAN_FILE))
  const reading = readingInThreads(__filename, xlsxFiles, new AbortController().signal)
  const read = (file: string) => readMaster(reading.workbooks, file, readBytes, choosePlan, undefined)
  const resident: string[] = []
  const step = Math.max(1, Math.floor(files.length / 4))
  const start = process.hrtime.bigint()
  const { districts, total, leftOut } = await rollUpMasters(files, read, {
    filesAtOnce: FILES_AT_ONCE,
    onFile: (_file, done) => {
      if (done % step === 0) resident.push((process.memoryUsage().rss / 1e6).toFixed(0))
    }
  }).finally(reading.close)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const expected = (files.length * (files.length + 1)) / 2
  const others = document.projects.reduce((sum, _project, index) => sum + (index === 0 ? 0 : 10 + index), 0)
  const isRight = total.invested?.eq(expected + others * files.length) === true && leftOut.length === 0
  if (!isRight) throw new Error(`wrong total ${total.invested?.toFixed()}, ${leftOut.length} left out`)
  const peak = process.resourceUsage().maxRSS / 1000
  console.log(
    `${districts.length} masters of ${ROWS} rows summed up in ${seconds.toFixed(1)} s ` +
      `(${((seconds / files.length) * 1000).toFixed(1)} ms each), ` +
      `resident by quarters ${resident.join(', ')} MB, ` +
      `peak ${peak.toFixed(0)} MB`
  )
}

if (isMainThread) void measureApart(280, generate, measure)
else answerReadings(xlsxFiles, readTables)
