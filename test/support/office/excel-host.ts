import type { HostOptions, OfficeHost } from '../../../src/office-host'
import { startOfficeHost } from '../../../src/office-host'
import { loadOffice, type OfficeInNode } from '../../../src/office-host/node/office-in-node'

/** A host with the real library loaded against it and in the place where an add-in finds it. */
export interface ExcelHost {
  readonly host: OfficeHost
  readonly library: OfficeInNode
}

/** Starts a host and makes its library the global one, as on an add-in's page; the last one started is the one in use. */
export async function startExcel(options: HostOptions = {}): Promise<ExcelHost> {
  const host = await startOfficeHost(options)
  const library = await loadOffice(host)
  const { Excel, Office, OfficeExtension } = library
  Object.assign(globalThis, { Excel, Office, OfficeExtension })
  await firstRequest(library)
  host.resetTraffic()
  return { host, library }
}

/** With the first request the library announces by one of its own that commands may come; it is no work of an adapter. */
async function firstRequest({ Excel: { RequestContext } }: OfficeInNode): Promise<void> {
  const context = new RequestContext()
  context.workbook.load('name')
  await context.sync()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
