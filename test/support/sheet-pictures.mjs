/** Makes the pictures of the sheets under assets/pictures: the sample workbook's pages as LibreOffice prints them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { programs } from './programs.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pictures = join(root, 'assets', 'pictures')
const LARGEST_BYTES = 250_000

/** What is shown: the first page that holds the words, down to a part of its height. */
const SAMPLE_PAGES = [
  { name: 'guide', words: '规划实施情况填报说明', resolution: 84, part: 0.76 },
  { name: 'indicators', words: '主要指标完成情况表', resolution: 94, part: 0.54 },
  { name: 'projects', words: '重点工程项目进展情况表', resolution: 90, part: 0.52 },
  { name: 'summary-investment', words: '规划投资（按重点任务，万元）', resolution: 92, part: 0.66 },
  { name: 'summary-indicators', words: '指标进展状态（按类别）', resolution: 92, part: 0.6 },
  { name: 'findings', words: '行标识', resolution: 72, part: 0.62 }
]
const OFFICIAL_PAGES = [
  { name: 'official-indicators', words: '指标体系', resolution: 84, part: 0.78 },
  { name: 'official-projects', words: '重点工程项目', resolution: 84, part: 0.88 }
]

function run(program, ...parameters) {
  const result = spawnSync(program, parameters, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (result.status !== 0)
    throw new Error(`${program} ${parameters.join(' ')}\n${result.stderr ?? ''}${String(result.error ?? '')}`)
  return result.stdout
}

/** The pages of a workbook as LibreOffice prints them. */
function printed(workbook, folder) {
  const soffice = programs.libreoffice.find()
  if (!soffice) throw new Error(`LibreOffice is missing: ${programs.libreoffice.installCommand()}`)
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const out = join(folder, 'out')
  run(soffice, profile, '--headless', '--convert-to', 'pdf', '--outdir', out, workbook)
  const [pdf] = readdirSync(out).filter((name) => name.endsWith('.pdf'))
  return join(out, pdf)
}

function picture(pdf, { name, words, resolution, part }) {
  const texts = run('pdftotext', '-layout', pdf, '-').split('\f')
  const at = texts.findIndex((text) => text.includes(words))
  if (at < 0) throw new Error(`No page holds ${words}`)
  const page = String(at + 1)
  const [, width, height] =
    /size:\s+([\d.]+) x ([\d.]+)/u.exec(run('pdfinfo', '-f', page, '-l', page, pdf)) ?? []
  const pixels = (points) => String(Math.round((Number(points) * resolution) / 72))
  const file = join(pictures, `sheet-${name}`)
  const area = ['-x', '0', '-y', '0', '-W', pixels(width), '-H', pixels(Number(height) * part)]
  run('pdftoppm', '-f', page, '-l', page, '-r', String(resolution), ...area, '-png', '-singlefile', pdf, file)
  const { size } = statSync(`${file}.png`)
  if (size > LARGEST_BYTES) throw new Error(`sheet-${name}.png has ${size} bytes, more than ${LARGEST_BYTES}`)
  process.stdout.write(`assets/pictures/sheet-${name}.png ${Math.round(size / 1000)} KB\n`)
}

function picturesOf(workbook, pages) {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-pictures-'))
  try {
    const pdf = printed(workbook, folder)
    for (const page of pages) picture(pdf, page)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

run(process.execPath, join(root, 'dist', 'cli', 'main-job.cjs'))
const workbooks = join(root, 'output', 'workbooks')
const sample = readdirSync(workbooks).find((name) => name.includes('示例'))
picturesOf(join(workbooks, sample), SAMPLE_PAGES)
const official = join(workbooks, '公文版式.xlsx')
run(process.execPath, join(root, 'dist', 'cli', 'plan-report.cjs'), 'official', '--out', official, '--force')
picturesOf(official, OFFICIAL_PAGES)
