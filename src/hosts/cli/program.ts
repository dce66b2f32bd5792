import { Command, CommanderError, Option } from 'commander'
import { LANGUAGES, say, type Language } from '../../messages'
import type { Rendering } from '../../renderings/rendering'
import packageJson from '../../../package.json'
import { CliProblem, describeProblem } from './cli-problem'
import type { CliCommand, CliEnvironment, CommonOptions } from './command'
import { checkCommand } from './commands/check'
import { collectCommand } from './commands/collect'
import { diffCommand } from './commands/diff'
import { fixCommand } from './commands/fix'
import { newCommand } from './commands/new'
import { officialCommand } from './commands/official'
import { overviewCommand } from './commands/overview'
import { planCheckCommand } from './commands/plan-check'
import { reportCommand } from './commands/report'
import { planImportCommand } from './commands/plan-import'
import { signCommand } from './commands/sign'
import { splitCommand } from './commands/split'
import { sumCommand } from './commands/sum'
import { targetCommand } from './commands/target'
import { upgradeCommand } from './commands/upgrade'
import { withoutControls } from './terminal'

const COMMANDS: readonly CliCommand[] = [
  newCommand,
  officialCommand,
  upgradeCommand,
  checkCommand,
  fixCommand,
  splitCommand,
  collectCommand,
  overviewCommand,
  signCommand,
  diffCommand,
  sumCommand,
  reportCommand,
  targetCommand,
  planCheckCommand,
  planImportCommand
]

function languageOf(options: CommonOptions): Language {
  const language = LANGUAGES.find((known) => known === options.lang)
  if (!language) throw new CliProblem('language-unknown', { language: options.lang })
  return language
}

/**
 * Runs the command line on its arguments (without node and script) and answers the exit code: 0 done and nothing to
 * object, 1 findings, 2 unusable input or wrong usage, 3 internal error.
 */
export async function runCli(args: readonly string[], given: CliEnvironment): Promise<0 | 1 | 2 | 3> {
  let language: Language = 'zh-CN'
  let isDebugging = false
  let rendering: Rendering | undefined

  const { ask } = given
  const environment: CliEnvironment = {
    ...given,
    stdout: (text) => given.stdout(withoutControls(text)),
    stderr: (text) => given.stderr(withoutControls(text)),
    progress: (line) => given.progress(withoutControls(line)),
    ...(ask && { ask: (question: string) => ask(withoutControls(question)) })
  }
  const quiet = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: environment.stdout, writeErr: environment.stderr })
      .showHelpAfterError()
  const program = quiet(new Command('plan-report')).version(packageJson.version)
  const groups = new Map<string, Command>()
  const parentOf = (words: CliCommand['words']): Command => {
    if (words.length === 1) return program
    const group = groups.get(words[0]) ?? quiet(program.command(words[0]))
    groups.set(words[0], group)
    return group
  }
  for (const { words, declare, run } of COMMANDS) {
    const command = quiet(parentOf(words).command(words[words.length - 1] ?? ''))
      .description(say(`command.${words.join('-')}`, language))
      .option('--plan <id|file.json>')
      .option('--lang <language>', LANGUAGES.join(' | '), 'zh-CN')
      .option('--json')
      .addOption(new Option('--debug').hideHelp())
    declare(command)
    command.action(async (...parameters: unknown[]) => {
      const options = command.opts<CommonOptions>()
      isDebugging = options.debug === true
      language = languageOf(options)
      rendering = await run({ environment, language, json: options.json === true }, parameters, options)
    })
  }

  try {
    await program.parseAsync([...args], { from: 'user' })
    if (rendering) environment.stdout(rendering.output)
    return rendering?.exitCode ?? 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const sentence = describeProblem(error, language)
    if (sentence !== undefined) {
      environment.stderr(`${sentence}\n`)
      return 2
    }
    const detail = error instanceof Error ? error.message : String(error)
    environment.stderr(`${say('error.internal', language, { detail })}\n`)
    if (isDebugging && error instanceof Error) environment.stderr(`${error.stack ?? ''}\n`)
    return 3
  }
}
