/** What a command prints and how it ends: 0 nothing to object, 1 findings, 2 unusable input, 3 internal error. */
export interface Rendering {
  readonly output: string
  readonly exitCode: 0 | 1 | 2 | 3
}

/** Renders a value as one JSON document with its keys in the order given. */
export const renderJson = (value: unknown, exitCode: Rendering['exitCode'] = 0): Rendering => ({
  output: `${JSON.stringify(value, null, 2)}\n`,
  exitCode
})
