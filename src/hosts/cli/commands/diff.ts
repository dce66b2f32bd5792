import { diffWorkbooks } from '../../../application/diff-workbooks'
import { layoutOfDiff, renderDiffJson, renderDiffText } from '../../../renderings/diff-result'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { assertWritable, readBytes, writeWhole } from '../files'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out?: string
  readonly force?: boolean
}

/** `diff`: what is different in the second workbook, by row key and field. */
export const diffCommand: CliCommand = {
  words: ['diff'],
  declare: (command) =>
    command.argument('<a.xlsx>').argument('<b.xlsx>').option('--out <file.xlsx>').option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const { out } = options
    if (out !== undefined) {
      if (!out.toLowerCase().endsWith('.xlsx')) throw new CliProblem('out-not-workbook', { file: out })
      await assertWritable(out, options.force === true)
    }
    const read = async (file: string) => ({
      file,
      content: await environment.workbooks.read(await readBytes(file), file)
    })
    const [from, to] = [await read(String(args[0])), await read(String(args[1]))]
    const difference = await diffWorkbooks(from, to, planChooser(environment.plans, options.plan))
    if (out !== undefined) {
      const bytes = await environment.workbooks.write(layoutOfDiff(difference, language))
      await writeWhole(out, bytes, options.force === true, environment.signal)
    }
    return json ? renderDiffJson(difference) : renderDiffText(difference, language)
  }
}
