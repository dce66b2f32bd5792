import type { FindingCounts } from '../application/validate-workbook'
import { say, type Language } from '../messages'
import type { Rendering } from './rendering'
import { grouped } from './summary-text'

/** What one operation on the open workbook sent and received; sizes in bytes. */
export interface OfficeWork {
  readonly step: 'insert' | 'fill' | 'validate' | 'compute'
  readonly requests: number
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly largestRequest: number
}

/** What the main job did besides its figures. */
export interface MainJobResult {
  readonly indicators: number
  readonly projects: number
  readonly counts: FindingCounts
  /** Counts of the saved file, read by the file adapter. */
  readonly countsInFile: FindingCounts
  readonly work: readonly OfficeWork[]
  readonly files: readonly string[]
}

const kilobytes = (bytes: number): string => grouped(String(Math.ceil(bytes / 1000)), '')

/** What the main job did, in a few lines. */
export function renderMainJob(result: MainJobResult, language: Language): Rendering {
  const lines = [
    say('mainJob.rows', language, { indicators: result.indicators, projects: result.projects }),
    `  ${say('mainJob.inExcel', language)} ${say('check.counts', language, { ...result.counts })}`,
    `  ${say('mainJob.inFile', language)} ${say('check.counts', language, { ...result.countsInFile })}`,
    say('mainJob.work', language),
    ...result.work.map(
      ({ step, requests, bytesSent, bytesReceived, largestRequest }) =>
        `  ${say('mainJob.workLine', language, {
          step: say(`mainJob.steps.${step}`, language),
          requests,
          sent: kilobytes(bytesSent),
          received: kilobytes(bytesReceived),
          largest: kilobytes(largestRequest)
        })}`
    ),
    say('mainJob.files', language),
    ...result.files.map((file) => `  ${file}`)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: 0 }
}
