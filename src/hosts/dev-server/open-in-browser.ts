import { spawn } from 'node:child_process'

/** The program that opens an address on each system, and what comes before the address. */
const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
  linux: ['xdg-open']
}

/** Whether somebody sits in front of this machine; a server or a build machine has no display. */
const hasDisplay = (): boolean =>
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined)

/** Opens an address in the person's browser where there is a display; where that fails, the printed address remains. */
export function openInBrowser(address: string): void {
  const [program, ...before] = openers[process.platform] ?? []
  if (!program || !hasDisplay()) return
  const child = spawn(program, [...before, address], { detached: true, stdio: 'ignore' })
  child.on('error', (error) => process.stderr.write(`${error.message}\n`))
  child.unref()
}
