import { fixFile } from '../../../application/fix-workbook'
import { renderFixJson, renderFixText } from '../../../renderings/fix-result'
import type { CliCommand, CommonOptions } from '../command'
import { assertSameKind, assertWritable, readBytes, writeWhole } from '../files'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out: string
  readonly force?: boolean
}

/** `fix`: writes a copy of a workbook with the safe corrections made, and lists each. */
export const fixCommand: CliCommand = {
  words: ['fix'],
  declare: (command) => command.argument('<file>').requiredOption('--out <file.xlsx>').option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const file = String(args[0])
    const force = options.force === true
    assertSameKind(file, options.out)
    await assertWritable(options.out, force)
    const choosePlan = planChooser(environment.plans, options.plan)
    const source = { bytes: await readBytes(file), file }
    const { bytes, ...fixed } = await fixFile(environment.workbooks, source, choosePlan)
    await writeWhole(options.out, bytes, force, environment.signal)
    const result = { file: options.out, ...fixed }
    return json ? renderFixJson(result, language) : renderFixText(result, language)
  }
}
