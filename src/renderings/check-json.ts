import type { Language } from '../messages'
import { exitCodeOf, findingRecord, totalsOf, type CheckedFile } from './check-result'
import { renderJson, type Rendering } from './rendering'
import { signOffDocument } from './sign-off'

/** The result of `check` as the JSON document of the command line's contract. */
export function renderCheckJson(files: readonly CheckedFile[], language: Language): Rendering {
  const document = {
    files: files.map((file) =>
      file.error !== undefined
        ? { file: file.file, ok: false, error: file.error }
        : {
            file: file.file,
            ok: true,
            plan: file.plan ?? null,
            period: file.period ?? null,
            unit: file.unit ?? null,
            ...(file.ownRules && { ownRules: file.ownRules }),
            ...(file.isValuesOnly && { valuesOnly: true }),
            ...(file.signOff &&
              file.signOff.state !== 'unsigned' && { signOff: signOffDocument(file.signOff) }),
            counts: file.counts ?? null,
            findings: (file.findings ?? []).map((finding) => findingRecord(finding, language))
          }
    ),
    totals: totalsOf(files)
  }
  return renderJson(document, exitCodeOf(files))
}
