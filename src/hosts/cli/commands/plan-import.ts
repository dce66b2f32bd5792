import { importPlanTables } from '../../../application/import-plan'
import type { ImportAnswers } from '../../../domain/plan/import/import-plan'
import type { Direction } from '../../../domain/plan/plan-document'
import { parseYears } from '../../../domain/plan/years'
import { describeImportQuestion, sayImport, type Language } from '../../../messages'
import { renderPlanImportJson, renderPlanImportText } from '../../../renderings/plan-import'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { assertWritable, readBytes, writeWhole } from '../files'
import { choiceOption } from '../options'

interface Options extends CommonOptions {
  readonly out: string
  readonly direction: readonly string[]
  readonly id?: string
  readonly title?: string
  readonly years?: string
  readonly issued?: string
  readonly coordinatingUnit?: string
  readonly force?: boolean
}

const DIRECTIONS = ['up', 'down', 'hold'] as const

const another = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** `plan import`: makes a plan document of somebody's tables; what is open is asked where a person sits, else listed. */
export const planImportCommand: CliCommand = {
  words: ['plan', 'import'],
  declare: (command) =>
    command
      .argument('<file.xlsx|.csv>')
      .requiredOption('--out <plan.json>')
      .option('--direction <name=up|down|hold>', '', another, [])
      .option('--id <id>')
      .option('--title <title>')
      .option('--years <start-end>')
      .option('--issued <YYYY-MM>')
      .option('--coordinating-unit <name>')
      .option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const file = String(args[0])
    const force = options.force === true
    const answers = answersOf(options)
    await assertWritable(options.out, force)
    const content = await environment.readTables(await readBytes(file), file)
    const first = importPlanTables(content, file, answers)
    const asked = json ? undefined : await askDirections(first.questions, environment.ask, language)
    const imported = asked
      ? importPlanTables(content, file, {
          ...answers,
          directions: new Map([...(answers.directions ?? []), ...asked])
        })
      : first
    await writeWhole(
      options.out,
      `${JSON.stringify(imported.document, null, 2)}\n`,
      force,
      environment.signal
    )
    const result = { file: options.out, ...imported }
    return json ? renderPlanImportJson(result, language) : renderPlanImportText(result, language)
  }
}

function answersOf({ direction, id, title, years, issued, coordinatingUnit }: Options): ImportAnswers {
  const directions = new Map<string, Direction>()
  for (const text of direction) {
    const at = text.lastIndexOf('=')
    if (at <= 0) throw new CliProblem('direction-unknown', { text })
    directions.set(text.slice(0, at), choiceOption(text.slice(at + 1), DIRECTIONS, 'direction-unknown'))
  }
  const period = years === undefined ? undefined : parseYears(years)
  if (period && !period.ok) throw new CliProblem('years-unreadable', { text: years ?? '' })
  return {
    directions,
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...(period && { period: period.span }),
    ...(issued !== undefined && { issued }),
    ...(coordinatingUnit !== undefined && { coordinatingUnit })
  }
}

/** Asks for each open direction; an empty answer takes the proposal. Undefined where nobody can answer. */
async function askDirections(
  questions: ReturnType<typeof importPlanTables>['questions'],
  ask: ((question: string) => Promise<string>) | undefined,
  language: Language
): Promise<ReadonlyMap<string, Direction> | undefined> {
  if (!ask) return undefined
  const directions = new Map<string, Direction>()
  for (const question of questions) {
    if (question.code !== 'direction') continue
    const words = sayImport('ask', language, { question: describeImportQuestion(question, language) })
    let answer: Direction | undefined
    while (answer === undefined) {
      const text = (await ask(words)).trim()
      answer = DIRECTIONS.find((known) => known === (text === '' ? question.proposed : text))
    }
    directions.set(question.subject, answer)
  }
  return directions
}
