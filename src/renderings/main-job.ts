import type { FindingCounts } from '../application/validate-workbook'
import { say, type Language } from '../messages'
import type { Rendering } from './rendering'

/** What the main job did besides its figures. */
export interface MainJobResult {
  readonly indicators: number
  readonly projects: number
  readonly counts: FindingCounts
  readonly files: readonly string[]
}

/** What the main job did, in a few lines. */
export function renderMainJob(result: MainJobResult, language: Language): Rendering {
  const lines = [
    say('mainJob.rows', language, { indicators: result.indicators, projects: result.projects }),
    `  ${say('check.counts', language, { ...result.counts })}`,
    say('mainJob.files', language),
    ...result.files.map((file) => `  ${file}`)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: 0 }
}
