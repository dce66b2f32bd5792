import { say, type Language } from '../../messages'
import type { CliEnvironment } from './command'

/** Characters that move the cursor, colour or turn round what a terminal shows; line feeds and tabs are kept. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu

/** A text whose control characters show as `\u001b`, which JSON reads as the same characters. */
export const withoutControls = (text: string): string =>
  text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Back to the start of the line, which is cleared (ECMA-48, 8.3.41). */
const CLEAR_LINE = '\r\u001b[2K'

/** A line that fits the terminal's width, in which Chinese characters take two columns. */
const fitting = (text: string, columns: number): string => {
  const most = Math.floor((columns - 1) / 2)
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

/** The exit code for output that cannot be written. */
const UNWRITABLE = 2

/**
 * Standard output and error of this process. A reader that has gone (`… | head`) is no error; output that cannot be written
 * is said once on standard error and ends the process with 2, whatever `finish` was given.
 */
export function terminalOutput(
  language: Language = 'zh-CN'
): Pick<CliEnvironment, 'stdout' | 'stderr' | 'progress'> & { readonly finish: (exitCode: number) => void } {
  const { stdout, stderr } = process
  let isLost = false
  let isLineOpen = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isLost) return
    isLost = true
    process.exitCode = UNWRITABLE
    write(`${say('error.output-lost', language, { reason: error.code ?? error.message })}\n`)
  })
  // There is nowhere left to say it.
  stderr.on('error', () => undefined)
  const write = (text: string): void => {
    stderr.write(isLineOpen ? CLEAR_LINE + text : text)
    isLineOpen = false
  }
  return {
    stdout: (text) => {
      if (isLineOpen) write('')
      stdout.write(text)
    },
    stderr: write,
    progress: (text) => {
      if (!stderr.isTTY) return write(`${text}\n`)
      write(CLEAR_LINE + fitting(text, stderr.columns))
      isLineOpen = true
    },
    finish: (exitCode) => {
      process.exitCode = isLost ? UNWRITABLE : exitCode
    }
  }
}
