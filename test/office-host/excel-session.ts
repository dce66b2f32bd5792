import type { HostOptions } from '../../src/office-host'
import { startOfficeHost } from '../../src/office-host'
import type { OfficeHost } from '../../src/office-host'
import type { OfficeInNode } from '../../src/office-host/node/office-in-node'
import { loadOffice } from '../../src/office-host/node/office-in-node'

/** A host with the library loaded against it. */
export interface ExcelSession extends OfficeInNode {
  host: OfficeHost
}

/** Starts a host and loads the library in Node. */
export async function excelSession(options: HostOptions = {}): Promise<ExcelSession> {
  const host = await startOfficeHost(options)
  return { host, ...(await loadOffice(host)) }
}

/** The code an Office.js call fails with; '' when it succeeds. */
export async function failureCode(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return ''
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}
