import { describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ribbonCommands } from '../../src/hosts/commands/ribbon-commands'
import { childrenOf, elementsNamed, parseXml, type XmlElement } from './xml'

const root = join(__dirname, '..', '..')
const file = join(root, 'manifest.xml')
const app = parseXml(readFileSync(file, 'utf8'))
const base = 'https://localhost:3000/'

/**
 * Children in the order the schemas give them, `?` for at most one, `*` for any number, `+` for at least one, none for
 * exactly one ([MS-OWEMXML] 2.2 and 5; learn.microsoft.com/javascript/api/manifest).
 */
const CONTENT: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl? HighResolutionIconUrl? SupportUrl? AppDomains? Hosts Requirements? DefaultSettings Permissions VersionOverrides?',
  'OfficeApp>Hosts': 'Host+',
  'OfficeApp>Requirements': 'Sets? Methods?',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation RequestedHeight?',
  DisplayName: 'Override*',
  'OfficeApp>Description': 'Override*',
  VersionOverrides: 'Description? Requirements? Hosts? Resources? WebApplicationInfo? EquivalentAddins?',
  'VersionOverrides>Requirements': 'bt:Sets? bt:Methods?',
  'bt:Sets': 'bt:Set+',
  'VersionOverrides>Hosts': 'Host+',
  'VersionOverrides>Hosts>Host': 'Runtimes? AllFormFactors? DesktopFormFactor?',
  Runtimes: 'Runtime+',
  DesktopFormFactor: 'GetStarted? FunctionFile ExtensionPoint+',
  'ExtensionPoint:PrimaryCommandSurface': 'OfficeTab* CustomTab*',
  'ExtensionPoint:ContextMenu': 'OfficeMenu+',
  OfficeMenu: 'Control+',
  CustomTab: 'OverriddenByRibbonApi? Group+ Label InsertBefore? InsertAfter?',
  Group: 'OverriddenByRibbonApi? Label Icon Tooltip? Control+',
  Control: 'OverriddenByRibbonApi? Label Tooltip? Supertip Icon Action Enabled?',
  Supertip: 'Title Description',
  Icon: 'bt:Image+',
  'Action:ShowTaskpane': 'TaskpaneId? SourceLocation Title?',
  'Action:ExecuteFunction': 'FunctionName',
  Resources: 'bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?',
  'bt:Images': 'bt:Image+',
  'bt:Urls': 'bt:Url+',
  'bt:ShortStrings': 'bt:String+',
  'bt:LongStrings': 'bt:String+',
  'bt:String': 'bt:Override*'
}

function contentOf(element: XmlElement, path: readonly string[]): string | undefined {
  const suffixes = path.map((_, index) => path.slice(index).join('>'))
  const type = element.attributes['xsi:type']
  return [...suffixes.slice(0, -1), `${element.name}:${type}`, element.name]
    .map((key) => CONTENT[key])
    .find((model) => model !== undefined)
}

function faultsIn(element: XmlElement, path: readonly string[] = [element.name]): string[] {
  const children = childrenOf(element)
  const model = contentOf(element, path)
  const own: string[] = []
  if (model === undefined) {
    if (children.length > 0) own.push(`${path.join('>')} has no content of its own in the schema`)
  } else {
    const pattern = model
      .split(' ')
      .map((part) => {
        const [, name, times] = /^([\w:]+)([?*+]?)$/u.exec(part) ?? []
        return `(?:${name} )${times}`
      })
      .join('')
    const names = children.map(({ name }) => `${name} `).join('')
    if (!new RegExp(`^${pattern}$`, 'u').test(names)) own.push(`${path.join('>')}: ${names}≠ ${model}`)
  }
  return [...own, ...children.flatMap((child) => faultsIn(child, [...path, child.name]))]
}

const resources = ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
  elementsNamed(app, name).filter((element) => element.attributes['id'] !== undefined)
)
const idsOf = (name: string): string[] =>
  elementsNamed(app, name).flatMap(({ attributes }) => attributes['id'] ?? [])
const allElements = (element: XmlElement): XmlElement[] => [
  element,
  ...childrenOf(element).flatMap(allElements)
]

const urls = allElements(app)
  .flatMap(({ attributes }) => Object.values(attributes))
  .filter((value) => value.startsWith('https:') || value.startsWith('http://localhost'))

/** Width and height from a PNG's header. */
function pngSize(path: string): readonly [number, number] {
  const bytes = readFileSync(path)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}
const fileOf = (url: string): string => join(root, url.slice(base.length))

describe('the manifest', () => {
  it('is read by the Office tools', () => {
    // In a process of its own: the library is an ES module inside, which the test runner cannot load.
    const script = `import('office-addin-manifest').then(async ({ OfficeAddinManifest }) =>
      console.log(JSON.stringify(await OfficeAddinManifest.readManifestFile('manifest.xml'))))`
    const info = JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }))
    expect(info).toMatchObject({ defaultLocale: 'zh-CN', hosts: ['Workbook'], officeAppType: 'TaskPaneApp' })
  })

  it('has only elements and an order of them that the schema allows', () => {
    expect(faultsIn(app)).toEqual([])
  })

  it('would not pass with an element out of order', () => {
    const [id, version, ...rest] = childrenOf(app)
    expect(faultsIn({ ...app, children: [version!, id!, ...rest] })).toHaveLength(1)
  })

  it('has a random GUID and a version of four parts', () => {
    expect(elementsNamed(app, 'Id')[0]?.text).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u
    )
    expect(elementsNamed(app, 'Version')[0]?.text).toMatch(/^\d+\.\d+\.\d+\.\d+$/u)
  })

  it('carries the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(elementsNamed(app, 'Version')[0]?.text).toBe(`${version}.0`)
  })

  it('needs the shared runtime and ExcelApi 1.9, and starts with less to say so', () => {
    const sets = (name: string) => elementsNamed(app, name).map(({ attributes }) => attributes)
    expect(sets('bt:Set')).toEqual([
      { Name: 'SharedRuntime', MinVersion: '1.1' },
      { Name: 'ExcelApi', MinVersion: '1.9' }
    ])
    expect(sets('Set')).toEqual([{ Name: 'ExcelApi', MinVersion: '1.1' }])
  })

  it('runs pane and functions in one long-living runtime', () => {
    const [runtime] = elementsNamed(app, 'Runtime')
    expect(runtime?.attributes).toEqual({ resid: 'Pane.Url', lifetime: 'long' })
    expect(elementsNamed(app, 'FunctionFile')[0]?.attributes['resid']).toBe('Pane.Url')
    const shown = elementsNamed(app, 'Action').flatMap((action) => elementsNamed(action, 'SourceLocation'))
    expect(shown.map(({ attributes }) => attributes['resid'])).toEqual(['Pane.Url'])
  })

  it('names exactly the functions that the page registers', () => {
    const named = elementsNamed(app, 'FunctionName').map(({ text }) => text)
    expect(named.sort()).toEqual(ribbonCommands.map(({ name }) => name).sort())
  })

  it('refers to every resource it has and to no other', () => {
    const used = new Set(allElements(app).flatMap(({ attributes }) => attributes['resid'] ?? []))
    const defined = resources.map(({ attributes }) => attributes['id'] ?? '')
    expect([...used].sort()).toEqual([...defined].sort())
    expect(new Set(defined).size).toBe(defined.length)
  })

  it('gives ids within their limits, each once', () => {
    for (const { attributes } of resources) expect(attributes['id']?.length).toBeLessThanOrEqual(32)
    const ids = ['CustomTab', 'Group', 'Control'].flatMap(idsOf)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(125)
  })

  it('says every string in Chinese by default and in English', () => {
    const strings = ['bt:String', 'DisplayName'].flatMap((name) => elementsNamed(app, name))
    const described = childrenOf(app).filter(({ name }) => name === 'Description')
    const all = [...strings, ...described]
    expect(all.length).toBeGreaterThan(14)
    for (const element of all) {
      const overrides = childrenOf(element).map(({ attributes }) => attributes)
      expect(element.attributes['DefaultValue']).toMatch(/[\u4e00-\u9fff]/u)
      expect(overrides).toEqual([{ Locale: 'en-US', Value: expect.stringMatching(/^[\x20-\x7e]+$/u) }])
    }
  })

  it('keeps strings within their limits', () => {
    const texts = (name: string): string[] =>
      elementsNamed(app, name)
        .flatMap(allElements)
        .flatMap(({ attributes }) => [attributes['DefaultValue'] ?? '', attributes['Value'] ?? ''])
    for (const text of [...texts('bt:ShortStrings'), ...texts('DisplayName')]) {
      expect(text.length).toBeLessThanOrEqual(32)
    }
    for (const text of texts('bt:LongStrings')) expect(text.length).toBeLessThanOrEqual(250)
  })

  it('loads only from one secure address, and every address leads to a file of the page', () => {
    expect(urls.length).toBeGreaterThan(50)
    for (const url of urls) {
      expect(url.startsWith(base)).toBe(true)
      const path = url === `${base}index.html` ? join(root, 'src/hosts/taskpane/index.html') : fileOf(url)
      expect({ url, exists: existsSync(path) }).toEqual({ url, exists: true })
    }
  })

  it('shows each icon at the size it has', () => {
    const byId = new Map(
      resources.map(({ attributes }) => [attributes['id'], attributes['DefaultValue'] ?? ''])
    )
    const icons = elementsNamed(app, 'Icon')
    expect(icons).toHaveLength(7)
    for (const icon of icons) {
      const images = childrenOf(icon).map(({ attributes }) => attributes)
      expect(images.map(({ size }) => Number(size))).toEqual([16, 20, 24, 32, 40, 48, 64, 80])
      for (const { size, resid } of images) {
        const side = Number(size)
        expect([resid, ...pngSize(fileOf(byId.get(resid) ?? ''))]).toEqual([resid, side, side])
      }
    }
  })

  it.each([
    ['IconUrl', 32],
    ['HighResolutionIconUrl', 64]
  ])('has a %s of %i pixels', (name, side) => {
    const url = elementsNamed(app, name)[0]?.attributes['DefaultValue'] ?? ''
    expect(pngSize(fileOf(url))).toEqual([side, side])
  })

  it('has the product icon at the size a store asks for', () => {
    expect(pngSize(join(root, 'assets/icons/product-128.png'))).toEqual([128, 128])
  })
})
