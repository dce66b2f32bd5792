import { localTimestamp } from '../../../application/local-timestamp'
import { openReport } from '../../../application/open-report'
import { signFile } from '../../../application/sign-workbook'
import { signOffStatus } from '../../../domain/exchange/sign-off'
import { renderSignOffJson, renderSignOffText } from '../../../renderings/sign-off'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { assertSameKind, assertWritable, readBytes, writeWhole } from '../files'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly reviewer?: string
  readonly out?: string
  readonly force?: boolean
}

/** `sign`: writes a copy of a workbook signed off as it stands; without a reviewer it only says how the sign-off stands. */
export const signCommand: CliCommand = {
  words: ['sign'],
  declare: (command) =>
    command.argument('<file>').option('--reviewer <name>').option('--out <file.xlsx>').option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const { workbooks } = environment
    const file = String(args[0])
    const choosePlan = planChooser(environment.plans, options.plan)
    const render = json ? renderSignOffJson : renderSignOffText
    if (options.reviewer === undefined) {
      if (options.out !== undefined) throw new CliProblem('reviewer-missing')
      const { report } = await openReport(await workbooks.read(await readBytes(file), file), file, choosePlan)
      return render({ file, status: signOffStatus(report) }, language)
    }
    const { out } = options
    const force = options.force === true
    const reviewer = options.reviewer.trim()
    if (reviewer === '') throw new CliProblem('reviewer-missing')
    if (out === undefined) throw new CliProblem('out-missing')
    assertSameKind(file, out)
    await assertWritable(out, force)
    const source = { bytes: await readBytes(file), file }
    const signature = { reviewer, signedAt: localTimestamp(new Date()) }
    const { bytes, by } = await signFile(workbooks, source, choosePlan, signature)
    await writeWhole(out, bytes, force, environment.signal)
    return render({ file: out, status: { state: 'signed', by } }, language)
  }
}
