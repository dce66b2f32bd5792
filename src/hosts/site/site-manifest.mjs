/** Where the manifest for development finds the pane. */
const DEVELOPMENT_BASE = 'https://localhost:3000/'

/** The base address of a site in its one spelling: HTTPS, which Office demands, and a closing slash; throws an Error that says what is wrong. */
export function siteBase(text) {
  let address
  try {
    address = new URL(text)
  } catch {
    throw new Error(`"${text}" is no address. Give one such as https://intranet.example/plan-report/`)
  }
  if (address.protocol !== 'https:') {
    throw new Error(`"${text}" is not https. Office loads add-ins by HTTPS only.`)
  }
  if (address.search !== '' || address.hash !== '' || address.username !== '' || address.password !== '') {
    throw new Error(
      `"${text}" holds more than server and folder. Leave out everything from ? or # on, and any user name.`
    )
  }
  return address.href.endsWith('/') ? address.href : `${address.href}/`
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/**
 * The manifest for a site at `base`: every address of the development server gives way to it. `id` takes the place of the
 * add-in's own, for an organisation that runs several sites. Throws where an id is no GUID.
 */
export function manifestFor(xml, base, id) {
  const placed = xml.replaceAll(DEVELOPMENT_BASE, escaped(base))
  if (id === undefined) return placed
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(id)) throw new Error(`"${id}" is no GUID.`)
  return placed.replace(/<Id>[^<]*<\/Id>/u, `<Id>${id}</Id>`)
}

/** The files of the site, relative to `base`, that a manifest names. */
export const filesNamedIn = (manifest, base) =>
  [...new Set([...manifest.matchAll(/DefaultValue="([^"]*)"/gu)].map(([, address]) => address))]
    .filter((address) => address?.startsWith(escaped(base)))
    .map((address) => address.slice(escaped(base).length))
