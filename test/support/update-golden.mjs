/** Writes anew what is generated from the code and kept beside it: the rule reference and the plan schema. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
const files = ['test/messages/rule-reference.test.ts', 'test/assets/plan-schema-file.test.ts']
const run = spawnSync(process.execPath, [jest, ...files, '--selectProjects', 'unit'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, UPDATE_GOLDEN: '1' }
})
process.exitCode = run.status ?? 1
