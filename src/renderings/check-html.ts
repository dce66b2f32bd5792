import { mappedInPortions, type Steps } from '../domain/measures/steps'
import { describeFinding, say, type Language } from '../messages'
import { exitCodeOf, explanationMark, totalsOf, type CheckedFile } from './check-result'
import { groupFindings, ownRulesLine, periodWords } from './check-text'
import { escapeHtml } from './html-text'
import type { Rendering } from './rendering'

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #8886; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #8882; } .place { white-space: nowrap; } .error { color: #b3261e; }
  @media print { h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } }`

function* fileSection(file: CheckedFile, language: Language): Steps<string> {
  const heading = `<h2>${escapeHtml(file.file)}</h2>`
  if (file.error !== undefined) {
    return `${heading}<p class="error">${escapeHtml(say('check.unusable', language, { error: file.error }))}</p>`
  }
  const none = say('none', language)
  const facts = { plan: file.plan ?? none, period: periodWords(file, language), unit: file.unit ?? none }
  const columns = (['sheet', 'cell', 'value', 'message', 'explained'] as const).map(
    (column) => `<th scope="col">${escapeHtml(say(`column.${column}`, language))}</th>`
  )
  const tables: string[] = []
  for (const group of groupFindings(file.findings ?? [])) {
    if (group.findings.length === 0) continue
    const rows = yield* mappedInPortions(
      group.findings,
      (finding) =>
        `<tr><td class="place">${escapeHtml(finding.sheet)}</td><td class="place">${escapeHtml(finding.cell)}</td>` +
        `<td>${escapeHtml(finding.value)}</td><td>${escapeHtml(describeFinding(finding, language))}</td>` +
        `<td>${escapeHtml(explanationMark(finding, language))}</td></tr>`
    )
    tables.push(
      `<h3>${escapeHtml(say(group.title, language))} ${group.findings.length}</h3>` +
        `<table><thead><tr>${columns.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
    )
  }
  return [
    heading,
    `<p>${escapeHtml(say('check.fileFacts', language, facts))}</p>`,
    ...(file.isValuesOnly ? [`<p>${escapeHtml(say('check.valuesOnly', language))}</p>`] : []),
    ...(file.ownRules ? [`<p>${escapeHtml(ownRulesLine(file.ownRules, language))}</p>`] : []),
    `<p>${escapeHtml(say('check.counts', language, { ...file.counts }))}</p>`,
    ...(tables.length > 0 ? tables : [`<p>${escapeHtml(say('check.clean', language))}</p>`])
  ].join('\n')
}

/** The result of `check` as one self-contained page for reading and printing; no script, nothing fetched. */
export function* renderCheckHtml(files: readonly CheckedFile[], language: Language): Steps<Rendering> {
  const sections: string[] = []
  for (const file of files) sections.push(yield* fileSection(file, language))
  const title = escapeHtml(say('check.title', language))
  const output = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${title}</h1>
<p>${escapeHtml(say('check.totals', language, { ...totalsOf(files) }))}</p>
${sections.join('\n')}
</body>
</html>
`
  return { output, exitCode: exitCodeOf(files) }
}
