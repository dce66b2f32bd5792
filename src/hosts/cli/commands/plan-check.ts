import { checkPlan } from '../../../application/check-plan'
import { renderPlanCheckJson, renderPlanCheckText } from '../../../renderings/plan-check'
import type { CliCommand } from '../command'
import { readJson } from '../plans-on-disk'

/** `plan check`: validates a plan document and lists every problem in it. */
export const planCheckCommand: CliCommand = {
  words: ['plan', 'check'],
  declare: (command) => command.argument('<plan.json>'),
  run: async ({ language, json }, args) => {
    const file = String(args[0])
    const parsed = checkPlan(await readJson(file))
    return json ? renderPlanCheckJson(parsed, language) : renderPlanCheckText(file, parsed, language)
  }
}
