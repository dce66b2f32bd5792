/// <reference types="office-js" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createContext, Script } from 'node:vm'
import type { BridgePage } from '../bridge/native-bridge'
import { createBridgePage, hostInfoQuery } from '../bridge/native-bridge'
import type { OfficeHost } from '../host'

/** The library's namespaces, loaded against one host, and the page's side of the bridge. */
export interface OfficeInNode {
  Office: typeof Office
  Excel: typeof Excel
  OfficeExtension: typeof OfficeExtension
  page: BridgePage
  /** The global object the library and the add-in's page share. */
  window: Record<string, unknown>
}

const scripts = new Map<string, Script>()

function script(file: string): Script {
  let compiled = scripts.get(file)
  if (!compiled) {
    compiled = new Script(readFileSync(file, 'utf8'), { filename: file })
    scripts.set(file, compiled)
  }
  return compiled
}

function memoryStorage(): object {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, String(value)),
    removeItem: (key: string) => items.delete(key),
    clear: () => {
      items.clear()
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size
    }
  }
}

const origin = 'https://localhost'
const libraryPath = `${origin}/office/`

/** Where the library's scripts lie, found from the working directory's packages. */
function libraryFolder(): string {
  const require = createRequire(join(process.cwd(), 'package.json'))
  return join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist')
}

interface ScriptElement {
  src?: string
  onload?: () => void
}

/** Loads the unmodified library into a global object of its own, with the few browser objects it asks for, and waits until it is ready. */
export async function loadOffice(host: OfficeHost): Promise<OfficeInNode> {
  const folder = libraryFolder()
  const page = createBridgePage(host)
  const address = new URL(`${origin}/taskpane.html?${hostInfoQuery(host.options.language)}`)
  const location = {
    href: address.href,
    search: address.search,
    hash: '',
    host: address.host,
    hostname: address.hostname,
    protocol: address.protocol,
    pathname: address.pathname,
    origin
  }
  const nothing = (): void => undefined
  const self: ScriptElement & { getAttribute(name: string): null } = {
    src: `${libraryPath}office.debug.js`,
    getAttribute: () => null
  }
  const head = {
    appendChild(element: ScriptElement) {
      const file = join(folder, (element.src ?? '').replace(libraryPath, ''))
      setTimeout(() => {
        script(file).runInContext(context)
        element.onload?.()
      })
    }
  }
  const window: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    performance,
    location,
    history: { pushState: nothing, replaceState: nothing },
    navigator: {
      userAgent: 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15',
      platform: 'MacIntel',
      language: host.options.language ?? 'zh-CN'
    },
    localStorage: memoryStorage(),
    sessionStorage: memoryStorage(),
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    document: {
      URL: address.href,
      location,
      readyState: 'complete',
      cookie: '',
      documentElement: { getAttribute: () => null },
      head,
      body: {},
      currentScript: self,
      getElementsByTagName: (name: string) => (name === 'script' ? [self] : name === 'head' ? [head] : []),
      createElement: () => ({
        style: {},
        setAttribute(this: Record<string, unknown>, name: string, value: unknown) {
          this[name] = value
        },
        getAttribute: () => null
      }),
      getElementById: () => null,
      querySelector: () => null,
      addEventListener: nothing,
      removeEventListener: nothing
    },
    ...page.globals
  }
  Object.assign(window, { window, self: window, top: window, parent: window })
  const context = createContext(window)
  script(join(folder, 'office.debug.js')).runInContext(context)
  const office = window['Office'] as typeof Office
  await office.onReady()
  return {
    Office: office,
    Excel: window['Excel'] as typeof Excel,
    OfficeExtension: window['OfficeExtension'] as typeof OfficeExtension,
    page,
    window
  }
}
