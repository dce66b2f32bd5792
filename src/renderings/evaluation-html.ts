import Big from 'big.js'
import { say, type Language } from '../messages'
import {
  printShown,
  type EvaluationDocument,
  type ReportBars,
  type ReportBlock,
  type Shown
} from './evaluation-document'
import { escapeHtml } from './html-text'

/** Prints like an official document on A4; bars are drawings, so that they print without background colours. */
const STYLE = `
  @page { size: A4; margin: 2.2cm 2cm 2cm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 10pt; } }
  * { box-sizing: border-box; }
  body { font: 16px/1.75 "FangSong", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", serif; color: #1a1a1a; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; background: #fff; }
  h1, h2, h3, th { font-family: "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; }
  h1 { font-size: 1.6rem; line-height: 1.4; text-align: center; text-wrap: balance; margin: 0 0 .75rem; }
  h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
  h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
  p { margin: .4rem 0; text-indent: 2em; }
  .facts { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.75rem; margin: 0 0 1rem; font-size: .9rem; }
  .facts div { display: flex; gap: .5em; } .facts dd { margin: 0; }
  .warning { color: #c00000; text-align: center; text-indent: 0; font-weight: bold; }
  .figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); border: 1px solid #a6a6a6; border-width: 1px 0 0 1px; margin: 1rem 0; }
  .figures div { border: 1px solid #a6a6a6; border-width: 0 1px 1px 0; padding: .4rem .6rem; break-inside: avoid; }
  .figures dt, .figures .remark { font-size: .8rem; color: #595959; line-height: 1.4; } .figures dd { margin: 0; }
  .figures .value { font: bold 1.25rem/1.4 "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .82rem; line-height: 1.4; margin: .25rem 0 .75rem; }
  th, td { border: 1px solid #a6a6a6; padding: .25rem .4rem; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #dce6ee; text-align: center; vertical-align: middle; }
  .right { text-align: right; font-variant-numeric: tabular-nums; } .center { text-align: center; } .total td { font-weight: bold; }
  .bar { vertical-align: middle; } .bar svg { display: block; width: 100%; height: 14px; } .head { background: #dce6ee; }
  .key { font-size: .8rem; color: #595959; text-indent: 0; }
  @media print { body { max-width: none; margin: 0; padding: 0; } h2, h3, .key { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } }
  @media (max-width: 40rem) { .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); } }`

/** Length of the drawing's axis, in its own units. */
const AXIS = 1000
const BAR_HEIGHT = 14
/** Width of the bars' column in percent of the table. */
const BAR_SHARE = 26

const numberIn = (shown: Shown): Big | undefined => (typeof shown === 'object' ? shown.value : undefined)

/** One bar with a line where the second value stands; what lies outside the axis ends at its edge, the text tells the value. */
function bar(length: Big, mark: Big | undefined, longest: Big): string {
  const place = (value: Big): number =>
    Math.max(0, Math.min(AXIS, value.div(longest).times(AXIS).round(1).toNumber()))
  const line =
    mark === undefined
      ? ''
      : `<line x1="${place(mark)}" y1="0" x2="${place(mark)}" y2="${BAR_HEIGHT}" stroke="#1a1a1a" stroke-width="3" vector-effect="non-scaling-stroke"/>`
  return (
    `<svg viewBox="0 0 ${AXIS} ${BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">` +
    `<rect width="${AXIS}" height="${BAR_HEIGHT}" fill="#f2f2f2"/>` +
    `<rect width="${place(length)}" height="${BAR_HEIGHT}" fill="#3b6e8f"/>${line}</svg>`
  )
}

type TableBlock = Extract<ReportBlock, { kind: 'table' }>

/** A completion rate is drawn against 100 %, an amount against the largest one; nothing is drawn where all are zero. */
function longestBar(bars: ReportBars, rows: TableBlock['rows']): Big | undefined {
  if (bars.form === 'ratio') return new Big(1)
  const longest = rows.reduce((most, row) => {
    const value = numberIn(row[bars.values[0] ?? 0])
    return value?.gt(most) ? value : most
  }, new Big(0))
  return longest.gt(0) ? longest : undefined
}

/** The cells of a row's bars; absent where there is nothing to draw. */
function barsOf(block: TableBlock): ((row: readonly Shown[], isTotal: boolean) => string) | undefined {
  const { bars } = block
  const rows = block.hasTotal ? block.rows.slice(0, -1) : block.rows
  const longest = bars && longestBar(bars, rows)
  if (!bars || !longest) return undefined
  const [first = 0, second] = bars.values
  return (row, isTotal) => {
    const value = isTotal ? undefined : numberIn(row[first])
    const mark = second === undefined ? undefined : numberIn(row[second])
    return `<td class="bar">${value ? bar(value, mark, longest) : ''}</td>`
  }
}

function tableOf(block: TableBlock, language: Language): string {
  const none = say('none', language)
  const drawn = barsOf(block)
  const [first = 0, mark] = drawn ? (block.bars?.values ?? []) : []
  // The line over the bars tells the mark, which is the same in every row.
  const told = block.columns.flatMap((column, index) => (index === mark ? [] : [{ ...column, index }]))
  const barWidth = drawn ? BAR_SHARE : 0
  const spans = told.reduce((sum, { span }) => sum + span, 0)
  const width = (span: number): string => `${((span / spans) * (100 - barWidth)).toFixed(2)}%`
  const columns = told.map(
    ({ span, index }) =>
      `<col style="width:${width(span)}">${drawn && index === block.bars?.label ? `<col style="width:${barWidth}%">` : ''}`
  )
  const header = told.map(
    ({ header: text, index }) =>
      `<th scope="col">${escapeHtml(text)}</th>${drawn && index === block.bars?.label ? '<td class="head"></td>' : ''}`
  )
  const rows = block.rows.map((row, at) => {
    const isTotal = block.hasTotal === true && at === block.rows.length - 1
    const cells = told.map(({ align, index }) => {
      const attribute = align === 'left' ? '' : ` class="${align}"`
      return (
        `<td${attribute}>${escapeHtml(printShown(row[index], none))}</td>` +
        (drawn && index === block.bars?.label ? drawn(row, isTotal) : '')
      )
    })
    return `<tr${isTotal ? ' class="total"' : ''}>${cells.join('')}</tr>`
  })
  const title = block.title === '' ? '' : `<h3>${escapeHtml(block.title)}</h3>`
  const key =
    mark === undefined
      ? ''
      : `<p class="key">${escapeHtml(
          say('evaluation.key', language, {
            bar: block.columns[first]?.header ?? '',
            line: block.columns[mark]?.header ?? '',
            value: printShown(block.rows[0]?.[mark], none)
          })
        )}</p>`
  return `${title}${key}<table><colgroup>${columns.join('')}</colgroup><thead><tr>${header.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function rendered(block: ReportBlock, language: Language): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'figures': {
      const none = say('none', language)
      const items = block.items.map(
        ({ label, shown, remark }) =>
          `<div><dt>${escapeHtml(label)}</dt><dd class="value">${escapeHtml(printShown(shown, none))}</dd>` +
          `<dd class="remark">${escapeHtml(remark)}</dd></div>`
      )
      return `<dl class="figures">${items.join('')}</dl>`
    }
    case 'table':
      return tableOf(block, language)
  }
}

/** An evaluation report as one self-contained page for reading and for printing to PDF; no script, nothing fetched. */
export function evaluationHtml(document: EvaluationDocument, language: Language): string {
  const facts = document.facts.map(
    ({ label, text }) =>
      `<div><dt>${escapeHtml(say('evaluation.factLabel', language, { label }))}</dt><dd>${escapeHtml(text)}</dd></div>`
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(document.title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${escapeHtml(document.title)}</h1>
${document.warning === undefined ? '' : `<p class="warning">${escapeHtml(document.warning)}</p>\n`}<dl class="facts">${facts.join('')}</dl>
${document.blocks.map((block) => rendered(block, language)).join('\n')}
</body>
</html>
`
}
