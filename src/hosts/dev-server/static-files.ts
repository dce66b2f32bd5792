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

/** Answers requests with the files below a folder, and with nothing else. */
export function serveFolder(folder: string) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    void answer(folder, request, response)
  }
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number): void => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end(`${status}\n`)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = await fileFor(folder, request.url ?? '/')
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
