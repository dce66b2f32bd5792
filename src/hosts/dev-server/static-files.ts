import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8'
}

/** The file that a request path names below a folder; absent where there is none, or it lies outside or is of no served kind. */
export async function fileFor(folder: string, url: string): Promise<string | undefined> {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    if (path.includes('\0')) return undefined
    const root = await realpath(folder)
    // Links are followed before the comparison, so that none leads out of the folder.
    const file = await realpath(join(root, path.endsWith('/') ? `${path}index.html` : path))
    if (!file.startsWith(root + sep) || TYPES[extname(file)] === undefined) return undefined
    return (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/** Folders by the beginning of the paths they are served under, such as `/` or `/workbench/`. */
export type ServedFolders = Readonly<Record<string, string>>

/** Answers requests with the files below folders, and with nothing else; the longest beginning of a path counts. */
export function serveFolders(folders: ServedFolders) {
  const prefixes = Object.keys(folders).sort((one, other) => other.length - one.length)
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/'
    const prefix = prefixes.find((each) => url.startsWith(each))
    const folder = prefix === undefined ? undefined : folders[prefix]
    void answer(folder, url.slice((prefix ?? '/').length - 1), request, response)
  }
}

async function answer(
  folder: string | undefined,
  url: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const refuse = (status: number): void => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end(`${status}\n`)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = folder === undefined ? undefined : await fileFor(folder, url)
  if (file === undefined) return refuse(404)
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)],
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff'
  })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}
