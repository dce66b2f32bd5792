import type { ConditionalFormatLayout, SheetLayout, ValidationLayout } from '../../domain/report/layout'
import { targets } from './sheet-cells'
import { jsonBytes, writeStep, type WriteStep } from './write-requests'

const OPERATORS = {
  between: 'Between',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo'
} as const
const ALERTS = { stop: 'Stop', warning: 'Warning', information: 'Information' } as const
const SIDES = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const
const ALL_SIDES = ['top', 'bottom', 'left', 'right'] as const

/** Native validations with their prompts and errors; names that they use have to exist before. */
export function validationSteps({ name, validations = [] }: SheetLayout): WriteStep[] {
  return validations.map((validation) =>
    writeStep(
      'formatting',
      6,
      (book) => {
        for (const cells of targets(book.sheet(name), validation.ranges)) {
          const { dataValidation } = cells
          dataValidation.rule = validationRule(validation.rule)
          dataValidation.ignoreBlanks = true
          const { alert, error, prompt } = validation
          dataValidation.errorAlert = {
            showAlert: true,
            style: ALERTS[alert],
            title: error.title,
            message: error.text
          }
          dataValidation.prompt = {
            showPrompt: prompt !== undefined,
            title: prompt?.title ?? '',
            message: prompt?.text ?? ''
          }
        }
      },
      jsonBytes(validation)
    )
  )
}

function validationRule(rule: ValidationLayout['rule']): Excel.DataValidationRule {
  if (rule.kind === 'list') return { list: { inCellDropDown: true, source: `=${rule.source}` } }
  if (rule.kind === 'custom') return { custom: { formula: `=${rule.formula}` } }
  const { operator, min, max } = rule
  const first = operator === 'lessThanOrEqual' ? max : min
  const bounds: Excel.BasicDataValidation = {
    operator: OPERATORS[operator],
    formula1: first ?? 0,
    ...(operator === 'between' && max !== undefined ? { formula2: max } : {})
  }
  return rule.kind === 'whole' ? { wholeNumber: bounds } : { decimal: bounds }
}

/** Conditional formats; the last first, because each new one gets the highest priority. */
export function conditionalFormatSteps({ name, conditionalFormats = [] }: SheetLayout): WriteStep[] {
  return [...conditionalFormats].reverse().map((layout) =>
    writeStep(
      'formatting',
      layout.format.borderColor === undefined ? 8 : 22,
      (book) => {
        for (const cells of targets(book.sheet(name), layout.ranges)) {
          addConditionalFormat(cells.conditionalFormats, layout)
        }
      },
      jsonBytes(layout)
    )
  )
}

function addConditionalFormat(
  formats: Excel.ConditionalFormatCollection,
  { formula, format, stopIfTrue }: ConditionalFormatLayout
): void {
  const added = formats.add('Custom')
  added.custom.rule.formula = `=${formula}`
  const { fontColor, bold, fill, borderColor, borderSides = ALL_SIDES } = format
  const shown = added.custom.format
  if (fontColor !== undefined) shown.font.color = `#${fontColor}`
  if (bold) shown.font.bold = true
  if (fill !== undefined) shown.fill.color = `#${fill}`
  if (borderColor !== undefined) {
    for (const side of borderSides) {
      const line = shown.borders.getItem(SIDES[side])
      line.style = 'Continuous'
      line.color = `#${borderColor}`
    }
  }
  if (stopIfTrue) added.stopIfTrue = true
}
