import { upgradeFile } from '../../../application/upgrade-workbook'
import { say } from '../../../messages'
import { renderJson } from '../../../renderings/rendering'
import type { CliCommand, CommonOptions } from '../command'
import { assertWritable, readBytes, writeWhole } from '../files'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out: string
  readonly force?: boolean
}

/** `upgrade`: writes a copy of a workbook in the present template; own sheets and columns are kept as values. */
export const upgradeCommand: CliCommand = {
  words: ['upgrade'],
  declare: (command) => command.argument('<file>').requiredOption('--out <file.xlsx>').option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const file = String(args[0])
    const force = options.force === true
    await assertWritable(options.out, force)
    const choosePlan = planChooser(environment.plans, options.plan)
    const source = { bytes: await readBytes(file), file }
    const { bytes, from, to, kept } = await upgradeFile(environment.workbooks, source, choosePlan, language)
    await writeWhole(options.out, bytes, force, environment.signal)
    if (json) return renderJson({ file: options.out, from, to, kept })
    const lines = [
      say(from === to ? 'upgrade.current' : 'upgrade.done', language, { file: options.out, from, to }),
      ...kept.map(({ sheet, as }) => say('upgrade.kept', language, { sheet, as }))
    ]
    return { output: `${lines.join('\n')}\n`, exitCode: 0 }
  }
}
