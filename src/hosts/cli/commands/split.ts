import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { zipFiles } from '../../../adapters/xlsx'
import { localTimestamp } from '../../../application/local-timestamp'
import {
  makePackages,
  prepareSplit,
  rememberSplit,
  type PackageFile
} from '../../../application/split-workbook'
import { packageFileNames } from '../../../domain/exchange/package-file-name'
import { parseDecision, type SentPackage, type SplitDecision } from '../../../domain/exchange/exchange-record'
import { say } from '../../../messages'
import { renderSplitJson, renderSplitText, type SplitResult } from '../../../renderings/split-result'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { assertWritable, readBytes, writeWhole } from '../files'
import { assertWithin, periodOption } from '../options'
import { planChooser, readJson } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out?: string
  readonly period?: string
  readonly decision?: string
  readonly preview?: boolean
  readonly force?: boolean
}

const newId = (): string => randomBytes(8).toString('hex')

async function decisionIn(file: string | undefined): Promise<SplitDecision | undefined> {
  if (file === undefined) return undefined
  const parsed = parseDecision(await readJson(file))
  if (!parsed.ok) throw new CliProblem('decision-unreadable', { file, detail: parsed.detail })
  return parsed.decision
}

/** `split`: writes one workbook per unit into a folder or a zip archive and remembers in the master what was sent. */
export const splitCommand: CliCommand = {
  words: ['split'],
  declare: (command) =>
    command
      .argument('<file>')
      .option('--out <folder|file.zip>')
      .option('--period <period>')
      .option('--decision <file.json>')
      .option('--preview')
      .option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const file = String(args[0])
    const force = options.force === true
    const bytes = await readBytes(file)
    const split = await prepareSplit({
      content: await environment.workbooks.read(bytes, file),
      file,
      choosePlan: planChooser(environment.plans, options.plan),
      period: periodOption(options.period),
      decision: await decisionIn(options.decision),
      newId
    })
    assertWithin(split.plan, split.period)
    const render = (result: SplitResult) =>
      json ? renderSplitJson(result) : renderSplitText(result, language)
    if (options.preview) return render({ split, files: new Map() })

    const { out } = options
    if (out === undefined) throw new CliProblem('out-missing')
    const isArchive = out.toLowerCase().endsWith('.zip')
    const units = split.preview.packages.map(({ unit }) => unit)
    const names = packageFileNames(split.plan, units, split.period)
    for (const path of isArchive ? [out] : names.map((name) => join(out, name))) {
      await assertWritable(path, force)
    }
    const sent: SentPackage[] = []
    const files = new Map<string, string>()
    const archived: PackageFile[] = []
    const { signal } = environment
    try {
      for await (const made of makePackages(split, environment.workbooks, newId, {
        ...(signal && { signal })
      })) {
        const path = isArchive ? made.name : join(out, made.name)
        if (isArchive) archived.push(made)
        else await writeWhole(path, made.bytes, force)
        sent.push(made.sent)
        files.set(made.planned.unit, path)
        const progress = { done: sent.length, total: units.length, unit: made.planned.unit }
        environment.progress(say('exchange.split.progress', language, progress))
      }
      if (isArchive) await writeWhole(out, zipFiles(archived), force, signal)
      const remembering = await rememberSplit(
        split,
        environment.workbooks,
        { bytes, file },
        {
          packages: sent,
          sentAt: localTimestamp(new Date())
        }
      )
      await writeWhole(file, remembering, true, signal)
    } catch (error) {
      // The master will not remember these; what they replaced is gone anyway.
      const written = isArchive ? [out] : [...files.values()]
      if (!force) await Promise.all(written.map((path) => rm(path, { force: true })))
      throw error
    }
    return render({ split, out, master: file, files })
  }
}
