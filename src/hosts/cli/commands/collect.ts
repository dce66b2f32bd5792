import { stat } from 'node:fs/promises'
import { filesInArchive } from '../../../adapters/xlsx'
import { collectReturns, openMaster } from '../../../application/collect-returns'
import { handInFiles, type FileAtHand } from '../../../application/hand-in-files'
import { localTimestamp } from '../../../application/local-timestamp'
import { mergedFile, previewMerge } from '../../../application/merge-into-master'
import { overviewOfUnits } from '../../../domain/exchange/overview-of-units'
import { printPeriod } from '../../../domain/measures/report-period'
import { say } from '../../../messages'
import { renderCollectJson, renderCollectText } from '../../../renderings/collect-result'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { assertSameKind, assertWritable, findHandedIn, readBytes, writeWhole } from '../files'
import { mergeDecisions } from '../merge-decisions'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly into: string
  readonly out: string
  readonly prefer?: string
  readonly decisions?: string
  readonly force?: boolean
}

async function fileAtHand(name: string): Promise<FileAtHand> {
  const found = await stat(name).catch(() => undefined)
  return {
    name,
    size: found?.size ?? 0,
    changedAt: found ? localTimestamp(found.mtime) : '',
    bytes: () => readBytes(name)
  }
}

/**
 * `collect`: recognises returns among files, folders and archives and merges them into a copy of the master. Nothing is
 * written while
 * a conflict is open; the master itself is never touched, unless it is named as the output with `--force`.
 */
export const collectCommand: CliCommand = {
  words: ['collect'],
  declare: (command) =>
    command
      .argument('<path...>')
      .requiredOption('--into <master.xlsx>')
      .requiredOption('--out <merged.xlsx>')
      .option('--prefer <ours|theirs>')
      .option('--decisions <file.json>')
      .option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const { workbooks } = environment
    const force = options.force === true
    const decisions = await mergeDecisions(options.decisions, options.prefer)
    assertSameKind(options.into, options.out)
    await assertWritable(options.out, force)
    const paths = args[0] as string[]
    const files = (await findHandedIn(paths)).filter((file) => file !== options.into)
    if (files.length === 0) throw new CliProblem('no-workbooks', { path: paths.join(', ') })
    const bytes = await readBytes(options.into)
    const content = await workbooks.read(bytes, options.into)
    const master = await openMaster(content, options.into, planChooser(environment.plans, options.plan))
    const handedIn = await handInFiles(await Promise.all(files.map(fileAtHand)), filesInArchive)
    const collected = await collectReturns(workbooks, master, handedIn, {
      ...(environment.signal && { signal: environment.signal }),
      onFile: (file, done, total) =>
        environment.progress(say('exchange.collect.progress', language, { done, total, file }))
    })
    const mergedAt = localTimestamp(new Date())
    const preview = previewMerge(master, collected.accepted, decisions, mergedAt)
    const isDecided = preview.outcome.conflicts.length === 0
    if (isDecided) {
      const merged = await mergedFile(workbooks, bytes, master, preview, mergedAt)
      await writeWhole(options.out, merged, force, environment.signal)
    }
    const record = isDecided ? preview.outcome.record : master.record
    const atHand = collected.accepted.map(({ returned, counts, signOff }) => ({
      ...returned,
      ...counts,
      signOff
    }))
    const result = {
      collected,
      preview,
      overview: overviewOfUnits(record, undefined, atHand),
      period: record.rounds.at(-1)?.period ?? (master.report.period ? printPeriod(master.report.period) : ''),
      plan: master.plan.shortTitle,
      isRecordBroken: master.isRecordBroken,
      ...(isDecided ? { out: options.out } : {})
    }
    return json ? renderCollectJson(result, language) : renderCollectText(result, language)
  }
}
