import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from './static-files'

const PORT = Number(process.env['PORT'] ?? 3000)
const folder = join(__dirname, '..', 'pane')

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
  if (!existsSync(join(folder, 'index.html'))) {
    process.stderr.write(`${folder} holds no built pane. Run: npm run build\n`)
    process.exitCode = 1
    return
  }
  const certificate = installedCertificate()
  const answer = serveFolder(folder)
  const server = certificate ? createHttpsServer(certificate, answer) : createHttpServer(answer)
  const address = `${certificate ? 'https' : 'http'}://localhost:${PORT}/index.html`
  server.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
  server.listen(PORT, 'localhost', () => {
    process.stdout.write(`${address}\n`)
    if (!certificate) {
      process.stdout.write(
        'Plain HTTP: no valid development certificate is installed, and Excel loads add-ins by HTTPS only. ' +
          'Install one with: npx office-addin-dev-certs install\n'
      )
    }
  })
}

start()
