import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileFor, serveFolders } from '../../../src/hosts/dev-server/static-files'

let outside: string
let folder: string
let server: Server
beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'served-'))
  folder = join(outside, 'pane')
  mkdirSync(join(folder, 'plans'), { recursive: true })
  mkdirSync(join(outside, 'pane-secret'))
  writeFileSync(join(folder, 'index.html'), 'page')
  mkdirSync(join(outside, 'workbench'))
  writeFileSync(join(outside, 'workbench', 'index.html'), 'workbench')
  writeFileSync(join(folder, 'plans', 'a b.json'), '{}')
  writeFileSync(join(folder, 'key.pem'), 'secret')
  writeFileSync(join(outside, 'outside.json'), 'secret')
  writeFileSync(join(outside, 'pane-secret', 'x.json'), 'secret')
  symlinkSync(join(outside, 'outside.json'), join(folder, 'link.json'))
  server = createServer(serveFolders({ '/': folder, '/workbench/': join(outside, 'workbench') }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(outside, { recursive: true, force: true })
})

/** A request whose path is sent as it is, which fetch would tidy. */
const ask = (path: string, method = 'GET'): Promise<{ response: IncomingMessage; body: string }> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => (body += part.toString()))
      response.on('end', () => resolve({ response, body }))
    })
      .on('error', reject)
      .end()
  })

describe('the files of the development server', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'page'],
    ['/workbench/', 'text/html; charset=utf-8', 'workbench'],
    ['/workbench/index.html', 'text/html; charset=utf-8', 'workbench'],
    ['/index.html?_host_Info=Excel', 'text/html; charset=utf-8', 'page'],
    ['/plans/a%20b.json', 'application/json; charset=utf-8', '{}']
  ])('%s is served as %s', async (path, type, content) => {
    const { response, body } = await ask(path)
    expect([response.statusCode, response.headers['content-type'], body]).toEqual([200, type, content])
    expect(response.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    '/missing.html',
    '/workbench/plans/a%20b.json',
    '/workbench/../outside.json',
    '/plans',
    '/key.pem',
    '/link.json',
    '/../outside.json',
    '/..%2foutside.json',
    '/%2e%2e/outside.json',
    '/..%5coutside.json',
    '/../pane-secret/x.json',
    '/index.html%00.png',
    '/%'
  ])('%s is not served', async (path) => {
    const { response, body } = await ask(path)
    expect([response.statusCode, body]).toEqual([404, '404\n'])
  })

  it('answer reading only', async () => {
    expect((await ask('/', 'POST')).response.statusCode).toBe(405)
    const head = await ask('/', 'HEAD')
    expect([head.response.statusCode, head.body]).toEqual([200, ''])
  })

  it('are none without a folder', async () => {
    expect(await fileFor(join(outside, 'nowhere'), '/')).toBeUndefined()
  })
})
