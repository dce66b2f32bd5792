import type { BridgePage } from '../bridge/native-bridge'
import { createBridgePage, hostInfoQuery } from '../bridge/native-bridge'
import type { OfficeHost } from '../host'

/** The address of an add-in page with the query the library picks its host from. */
export function addinPageUrl(page: string, language?: string): string {
  const [path = '', hash] = page.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}${hostInfoQuery(language)}${hash === undefined ? '' : `#${hash}`}`
}

/**
 * Gives a same-origin window the host's bridge; call it right after the iframe is appended, before the library loads in it.
 * A reload of the page loses it: make a new iframe.
 */
export function attachToWindow(target: object, host: OfficeHost): BridgePage {
  const page = createBridgePage(host)
  Object.assign(target, page.globals)
  return page
}
