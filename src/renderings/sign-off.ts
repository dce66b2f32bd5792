import type { SignOffStatus } from '../domain/exchange/sign-off'
import { describeSignOff, type Language } from '../messages'
import { renderJson, type Rendering } from './rendering'

/** A file and how its sign-off stands. */
export interface SignOffResult {
  readonly file: string
  readonly status: SignOffStatus
}

/** A sign-off as JSON documents list it; reviewer, time and hash are null where nobody signed. */
export const signOffDocument = ({ state, by }: SignOffStatus) => ({
  state,
  reviewer: by?.reviewer ?? null,
  signedAt: by?.signedAt ?? null,
  hash: by?.hash ?? null
})

const exitCodeOf = ({ status }: SignOffResult): 0 | 1 => (status.state === 'signed' ? 0 : 1)

/** The result of `sign` as one JSON document; 1 where the file is not signed or changed since. */
export const renderSignOffJson = (result: SignOffResult): Rendering =>
  renderJson({ file: result.file, ...signOffDocument(result.status) }, exitCodeOf(result))

/** The result of `sign` for reading in a terminal; 1 where the file is not signed or changed since. */
export const renderSignOffText = (result: SignOffResult, language: Language): Rendering => ({
  output: `${result.file}\n  ${describeSignOff(result.status, language)}\n`,
  exitCode: exitCodeOf(result)
})
