import type Big from 'big.js'
import type { Condition, Expression, NextName } from './expression'

/** How references are written in a workbook formula. */
export interface References {
  readonly cell: (field: string) => string
  readonly figure: (id: string) => string
  /** Name of a column's data cells. */
  readonly column: (table: string, column: string) => string
  /** The name cells above a figure that names its line, their header included. */
  readonly above?: (id: string) => string
}

/** The Excel formula of an expression, English function names, without the leading `=`. */
export function printFormula(expression: Expression, references: References): string {
  const print = (of: Expression): string => printFormula(of, references)
  const list = (of: readonly Expression[]): string => of.map(print).join(',')
  const operand = (of: Expression): string =>
    of.op === 'compare' || of.op === 'are-numbers' || of.op === 'arithmetic' || of.op === 'sum'
      ? `(${print(of)})`
      : print(of)
  switch (expression.op) {
    case 'number':
      return printNumber(expression.value)
    case 'text':
      return quote(expression.value)
    case 'absent':
      return '""'
    case 'truth':
      return expression.value ? 'TRUE' : 'FALSE'
    case 'cell':
      return references.cell(expression.field)
    case 'name':
      return expression.name
    case 'figure':
      return references.figure(expression.id)
    case 'sum-of-figures':
      return sumOfFigures(expression.ids, references)
    case 'if':
      return `IF(${print(expression.test)},${print(expression.then)},${print(expression.else)})`
    case 'all':
      return `AND(${list(expression.of)})`
    case 'any':
      return `OR(${list(expression.of)})`
    case 'not':
      // Spelled with IF: some programs refuse NOT over a comparison of cells.
      return `IF(${print(expression.of)},FALSE,TRUE)`
    case 'is-number':
      return `ISNUMBER(${print(expression.of)})`
    case 'are-numbers':
      return `COUNT(${list(expression.of)})=${expression.of.length}`
    case 'compare':
    case 'arithmetic':
      return `${operand(expression.left)}${expression.sign}${operand(expression.right)}`
    case 'round':
      return `ROUND(${print(expression.of)},${expression.digits})`
    case 'min':
      return `MIN(${list(expression.of)})`
    case 'max':
      return `MAX(${list(expression.of)})`
    case 'sum':
      return expression.of.length === 0 ? '0' : expression.of.map(operand).join('+')
    case 'year':
      return yearIn(print(expression.of), expression.at, expression.drop)
    case 'one-line':
      return `TRIM(SUBSTITUTE(SUBSTITUTE(${print(expression.of)},CHAR(13),""),CHAR(10),""))`
    case 'sum-where':
    case 'count-where':
      return aggregate(expression, references)
    case 'next-name':
      return nextName(expression, references)
  }
}

/** One range, so that many lines stay a short formula. */
function sumOfFigures(ids: readonly string[], { figure }: References): string {
  const [first, last] = [ids[0], ids.at(-1)]
  return first === undefined || last === undefined ? '0' : `SUM(${figure(first)}:${figure(last)})`
}

function yearIn(cell: string, at: 'start' | 'end', drop: string): string {
  const side = at === 'start' ? 'LEFT' : 'RIGHT'
  return `IF(ISNUMBER(${cell}),${cell},IFERROR(VALUE(${side}(SUBSTITUTE(TRIM(${cell}),${quote(drop)},""),4)),""))`
}

function aggregate(
  expression: Extract<Expression, { op: 'sum-where' | 'count-where' }>,
  references: References
): string {
  const { table, where } = expression
  const printed = criteria(table, where, references)
  if (expression.op === 'count-where') {
    // SUMPRODUCT adds up the counts of several criteria in every program without an array formula.
    const hasSeveral = where.some(({ test }) => test.is === 'any-of')
    return hasSeveral ? `SUMPRODUCT(COUNTIFS(${printed}))` : `COUNTIFS(${printed})`
  }
  const column = references.column(table, expression.column)
  return where.length === 0 ? `SUM(${column})` : `SUMIFS(${column},${printed})`
}

const criteria = (table: string, where: readonly Condition[], references: References): string =>
  where
    .map(({ column, test }) => `${references.column(table, column)},${criterion(test, references)}`)
    .join(',')

function criterion(test: Condition['test'], references: References): string {
  switch (test.is) {
    case 'equal':
      return quote(`=${escapeWildcards(test.value)}`)
    case 'not-equal':
      return quote(`<>${escapeWildcards(test.value)}`)
    case 'at-most':
      return quote(`<=${test.value}`)
    case 'more-than':
      return quote(`>${test.value}`)
    case 'same-number':
      return String(test.value)
    case 'starts-with':
      return quote(`${escapeWildcards(test.value)}*`)
    case 'contains':
      return quote(`*${escapeWildcards(test.value)}*`)
    case 'text':
      return quote('?*')
    case 'number':
      return quote('>-1E+300')
    case 'blank':
      // Unlike "<>", an empty criterion takes formulas that show nothing for empty.
      return quote('')
    case 'any-of':
      return `{${test.of.map((each) => criterion(each, references)).join(',')}}`
    case 'named-by': {
      const name = references.figure(test.figure)
      const parts = {
        equal: `"="&${name}`,
        'same-number': name,
        'starts-with': `"${test.mark}"&${name}&"${test.mark}*"`,
        contains: `"*${test.mark}"&${name}&"${test.mark}*"`
      }
      return parts[test.how]
    }
  }
}

/** INDEX around the conditions makes every program compute them for all rows without an array formula. */
function nextName({ id, table, names, except, above }: NextName, references: References): string {
  if (names.from === 'list')
    return `IFERROR(INDEX(${names.list},MATCH(${above.figures.length + 1},${names.numbers},0)),"")`
  const column = (name: string): string => references.column(table, name)
  const values = column(names.column)
  const isNew = `(1-ISNUMBER(MATCH(${values},${references.above?.(id) ?? ''},0)))`
  const isGiven = names.from === 'numbers' ? `ISNUMBER(${values})` : `(${values}<>"")`
  const isTaken = `(${column(except.column)}<>${quote(except.value)})`
  return `IFERROR(INDEX(${values},MATCH(1,INDEX(${isNew}*${isGiven}*${isTaken},0),0)),"")`
}

const escapeWildcards = (text: string): string => text.replace(/[~*?]/gu, '~$&')
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
const printNumber = (value: Big): string => (value.lt(0) ? `(${value.toFixed()})` : value.toFixed())
