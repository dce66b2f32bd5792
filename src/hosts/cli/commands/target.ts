import type Big from 'big.js'
import { readTarget } from '../../../application/read-target'
import { parseDecimal } from '../../../domain/plan/amounts'
import type { Direction } from '../../../domain/plan/plan-document'
import { renderTargetJson, renderTargetText } from '../../../renderings/target-reading'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { choiceOption } from '../options'

interface Options extends CommonOptions {
  readonly direction: string
  readonly baseline?: string
}

const DIRECTIONS: readonly Direction[] = ['up', 'down', 'hold']

function baselineOption(text: string | undefined): Big | undefined {
  if (text === undefined) return undefined
  const reading = parseDecimal(text)
  if (!reading) throw new CliProblem('baseline-unreadable', { text })
  return reading.value
}

/** `target`: shows how a printed target is read. */
export const targetCommand: CliCommand = {
  words: ['target'],
  declare: (command) =>
    command.argument('<text>').requiredOption('--direction <direction>').option('--baseline <number>'),
  run: ({ language, json }, args, common) => {
    const options = common as Options
    const direction = choiceOption(options.direction, DIRECTIONS, 'direction-unknown')
    const reading = readTarget(String(args[0]), direction, baselineOption(options.baseline))
    return json ? renderTargetJson(reading) : renderTargetText(reading, language)
  }
}
