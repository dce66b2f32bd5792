/** The base address of a site in its one spelling; throws an Error that says what is wrong. */
export function siteBase(text: string): string
/** The manifest for a site at `base`, with another id where one is given. */
export function manifestFor(xml: string, base: string, id?: string): string
/** The files of the site, relative to `base`, that a manifest names. */
export function filesNamedIn(manifest: string, base: string): string[]
