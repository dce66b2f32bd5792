/** Why workbooks cannot be exchanged; wording lives in messages/ under `exchange.problem`. */
export type ExchangeProblemCode =
  | 'master-is-package'
  | 'master-without-metadata'
  | 'master-without-period'
  | 'master-rows-unusable'
  | 'master-rows-scrambled'
  | 'master-columns-missing'
  | 'rows-cannot-be-added'
  | 'decision-unusable'
  | 'plans-differ'

/** Thrown where a workbook or a decision does not allow the step; carries the reason as data. */
export class ExchangeProblem extends Error {
  constructor(
    readonly code: ExchangeProblemCode,
    readonly file: string,
    readonly params: Readonly<Record<string, string | number>> = {}
  ) {
    super(`${code}: ${file}`)
    this.name = 'ExchangeProblem'
  }
}
