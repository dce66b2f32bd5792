import type { RowCompletion } from '../application/complete-rows'
import { isClean, type Validation } from '../application/validate-workbook'
import { cellText } from '../domain/report/workbook-content'
import { shownBefore, type Fix } from '../domain/rules/fixes/propose-fixes'
import { describeFinding, ruleTitle, say, type Language } from '../messages'
import { findingRecord } from './check-result'
import { renderJson, type Rendering } from './rendering'

/** A corrected copy of a workbook. */
export interface FixResult {
  readonly file: string
  readonly fixes: readonly Fix[]
  readonly completed: RowCompletion['rows']
  readonly remaining: Validation
}

const exitCodeOf = ({ remaining }: FixResult): 0 | 1 => (isClean(remaining.counts) ? 0 : 1)

/** The result of `fix` as the JSON document of the command line's contract. */
export function renderFixJson(result: FixResult, language: Language): Rendering {
  const document = {
    fixed: result.fixes.map(({ finding }) => findingRecord(finding, language)),
    ...(result.completed.length > 0 && {
      repaired: result.completed.map(({ sheet, rows }) => ({ sheet, rows }))
    }),
    remaining: result.remaining.findings.map((finding) => findingRecord(finding, language))
  }
  return renderJson(document, exitCodeOf(result))
}

/** The result of `fix` for reading in a terminal: each correction before and after, then what is left. */
export function renderFixText(result: FixResult, language: Language): Rendering {
  const shown = (text: string): string =>
    text === '' ? say('none', language) : JSON.stringify(text).slice(1, -1)
  const open = result.remaining.findings.filter(
    ({ origin, explained }) => origin === 'reported' && !explained
  )
  const lines = [
    say('fix.done', language, { count: result.fixes.length, file: result.file }),
    ...result.fixes.map((fix) => {
      const { finding, after, formula, also = [] } = fix
      return `  ${finding.sheet} ${finding.cell}  ${say('fix.change', language, {
        before: shown(cellText(shownBefore(fix))),
        after: formula === undefined ? shown(cellText(after)) : say('fix.formula', language)
      })}${also.length > 0 ? say('fix.also', language, { count: also.length }) : ''}  ${ruleTitle(finding.code, language)} (${finding.code})`
    }),
    ...result.completed.map(
      ({ sheet, rows }) =>
        `  ${say('fix.repaired', language, { sheet, count: rows.length, rows: rows.join(say('listSeparator', language)) })}`
    ),
    say('fix.remaining', language),
    `  ${say('check.counts', language, { ...result.remaining.counts })}`,
    ...open.map(
      (finding) =>
        `  ${[finding.sheet, finding.cell].filter((part) => part !== '').join(' ')}  ${describeFinding(finding, language)} (${finding.code})`
    )
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(result) }
}
