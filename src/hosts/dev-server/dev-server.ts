import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { openInBrowser } from './open-in-browser'
import { serveFolders } from './static-files'

const PORT = Number(process.env['PORT'] ?? 3000)
const pane = join(__dirname, '..', 'pane')
const workbench = join(__dirname, '..', 'workbench')

/** Where `office-addin-dev-certs install` puts what it makes. */
const certificates = join(homedir(), '.office-addin-dev-certs')

/**
 * The installed development certificate, absent where there is none or it has expired. It is never installed from here:
 * that changes what the system trusts and is the person's decision.
 */
function installedCertificate(): { readonly cert: Buffer; readonly key: Buffer } | undefined {
  const [certFile, keyFile] = [join(certificates, 'localhost.crt'), join(certificates, 'localhost.key')]
  if (!existsSync(certFile) || !existsSync(keyFile)) return undefined
  const cert = readFileSync(certFile)
  const isExpired = Date.parse(new X509Certificate(cert).validTo) < Date.now()
  return isExpired ? undefined : { cert, key: readFileSync(keyFile) }
}

function start(): void {
  for (const folder of [pane, workbench]) {
    if (existsSync(join(folder, 'index.html'))) continue
    process.stderr.write(`${folder} holds no built page. Run: npm run build\n`)
    process.exitCode = 1
    return
  }
  const certificate = installedCertificate()
  const answer = serveFolders({ '/': pane, '/workbench/': workbench })
  const server = certificate ? createHttpsServer(certificate, answer) : createHttpServer(answer)
  server.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
  server.listen(PORT, 'localhost', () => {
    // Port 0 asks for any free one.
    const port = (server.address() as AddressInfo).port
    const origin = `${certificate ? 'https' : 'http'}://localhost:${port}`
    const address = `${origin}/workbench/`
    process.stdout.write(`Workbench: ${address}\nTask pane: ${origin}/index.html\n`)
    if (!process.argv.includes('--no-open')) openInBrowser(address)
    if (!certificate) {
      process.stdout.write(
        'Plain HTTP: no valid development certificate is installed, and Excel loads add-ins by HTTPS only. ' +
          'Install one with: npx office-addin-dev-certs install\n'
      )
    }
  })
}

start()
