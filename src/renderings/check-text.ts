import { describeFinding, describeSignOff, ruleTitle, say, shownPeriod, type Language } from '../messages'
import { findingState } from '../application/word-findings'
import type { Finding } from '../domain/rules/finding'
import { exitCodeOf, totalsOf, type CheckedFile } from './check-result'
import type { Rendering } from './rendering'

function place(finding: Finding): string {
  return [finding.sheet, finding.cell].filter((part) => part !== '').join(' ')
}

/** Findings in the order people work on them: mandatory, to verify, remarks, the printed plan's own. */
export function groupFindings(findings: readonly Finding[]) {
  const reported = findings.filter((finding) => finding.origin === 'reported')
  return [
    { title: 'check.mandatoryGroup', findings: reported.filter(({ severity }) => severity === 'mandatory') },
    {
      title: 'check.verificationGroup',
      findings: reported.filter(({ severity, isRemark }) => severity === 'verification' && !isRemark)
    },
    { title: 'check.remarkGroup', findings: reported.filter(({ isRemark }) => isRemark) },
    { title: 'check.planGroup', findings: findings.filter(({ origin }) => origin === 'plan') }
  ] as const
}

/** The sentence that a workbook brings rules of its own, naming them. */
export const ownRulesLine = (codes: readonly string[], language: Language): string =>
  say('check.ownRules', language, {
    rules: codes.map((code) => `${ruleTitle(code, language)} (${code})`).join(say('listSeparator', language))
  })

/** One finding in a line: where, what, and by which rule. */
export function findingLine(finding: Finding, language: Language): string {
  const isSaid = finding.explained || finding.explanation?.lapsed === true
  const said = isSaid ? ` [${findingState(finding, language)}]` : ''
  return `${place(finding)}  ${describeFinding(finding, language)}${said} (${finding.code})`
}

/** A checked file's report period, or the word for none. */
export const periodWords = ({ period }: CheckedFile, language: Language): string =>
  period === undefined ? say('none', language) : shownPeriod(period, language)

function fileLines(file: CheckedFile, language: Language, most: number): string[] {
  if (file.error !== undefined)
    return [file.file, `  ${say('check.unusable', language, { error: file.error })}`]
  const none = say('none', language)
  const lines = [
    file.file,
    `  ${say('check.fileFacts', language, {
      plan: file.plan ?? none,
      period: periodWords(file, language),
      unit: file.unit ?? none
    })}`,
    ...(file.isValuesOnly ? [`  ${say('check.valuesOnly', language)}`] : []),
    ...(file.ownRules ? [`  ${ownRulesLine(file.ownRules, language)}`] : []),
    ...(file.signOff && file.signOff.state !== 'unsigned'
      ? [`  ${describeSignOff(file.signOff, language)}`]
      : []),
    `  ${say('check.counts', language, { ...file.counts })}`
  ]
  let left = most
  for (const group of groupFindings(file.findings ?? [])) {
    if (group.findings.length === 0) continue
    lines.push(`  ${say(group.title, language)} ${group.findings.length}`)
    for (const finding of group.findings.slice(0, left)) lines.push(`    ${findingLine(finding, language)}`)
    left = Math.max(0, left - group.findings.length)
  }
  const unsaid = (file.findings ?? []).length - most
  if (unsaid > 0) lines.push(`    ${say('check.more', language, { count: unsaid })}`)
  if ((file.findings ?? []).length === 0) lines.push(`  ${say('check.clean', language)}`)
  return lines
}

/** Findings of one file that a terminal shows unless all are asked for. */
export const FINDINGS_SHOWN = 30

/** The result of `check` for reading in a terminal, with at most so many findings of each file. */
export function renderCheckText(
  files: readonly CheckedFile[],
  language: Language,
  most: number = FINDINGS_SHOWN
): Rendering {
  const lines = files.flatMap((file) => fileLines(file, language, most))
  if (files.length > 1) lines.push('', say('check.totals', language, { ...totalsOf(files) }))
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(files) }
}
