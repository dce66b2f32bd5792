import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { collectReturns, openMaster } from '../../src/application/collect-returns'
import { builtInPlan } from '../support/built-in-plan'
import { HOSTILE_RETURNS } from '../support/hostile-returns'
import { masterAndReturn } from '../support/sent-package'

const GOAL = { seconds: 1, megabytes: 300 }
const UNIT = '郑陆镇'

/** One return collected, as a coordinator's program would: what is said of it, in what time, with what memory. */
async function measure(masterFile: string, file: string): Promise<void> {
  const content = await xlsxFiles.read(readFileSync(masterFile), masterFile)
  const master = await openMaster(content, masterFile, () => Promise.resolve(builtInPlan))
  const bytes = (): Promise<Uint8Array> => Promise.resolve(readFileSync(file))
  const start = process.hrtime.bigint()
  const { accepted, refused } = await collectReturns(xlsxFiles, master, [{ file, changedAt: '', bytes }])
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const said = [
    ...refused.map(({ reason, problem }) => `refused: ${problem?.code ?? reason}`),
    ...accepted.map(({ tampering, counts }) =>
      [`accepted, ${counts.mandatory} findings`, ...new Set(tampering.map(({ kind }) => kind))].join(', ')
    )
  ]
  const megabytes = process.resourceUsage().maxRSS / 1000
  console.log(JSON.stringify({ said: said.join(), seconds, megabytes }))
}

/** Collects each hostile return in a process of its own, the sound one first, and lists them in a table. */
async function main(): Promise<void> {
  const [argument, masterFile = '', file = ''] = process.argv.slice(2)
  if (argument === 'measure') return measure(masterFile, file)
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  try {
    const { master, sound } = await masterAndReturn(builtInPlan, UNIT)
    const kept = join(folder, 'master.xlsx')
    writeFileSync(kept, master)
    const over: string[] = []
    console.log('    time   peak memory   hostile return: what is said')
    for (const [index, { name, make }] of HOSTILE_RETURNS.entries()) {
      const hostile = join(folder, `${index}.xlsx`)
      writeFileSync(hostile, make(sound))
      const run = spawnSync(process.execPath, [process.argv[1] ?? '', 'measure', kept, hostile], {
        encoding: 'utf8'
      })
      if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`)
      const { said, seconds, megabytes } = JSON.parse(run.stdout) as {
        said: string
        seconds: number
        megabytes: number
      }
      console.log(
        `${(seconds * 1000).toFixed(0).padStart(6)} ms${megabytes.toFixed(0).padStart(9)} MB   ${name}: ${said}`
      )
      if (seconds > GOAL.seconds || megabytes > GOAL.megabytes) over.push(name)
    }
    console.log(
      `goal ${GOAL.seconds} s, ${GOAL.megabytes} MB: ${over.length === 0 ? 'kept by all' : `missed by ${over.join(', ')}`}`
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
