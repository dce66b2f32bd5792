import type { Language } from '../../messages'

/** A button that an add-in puts on the ribbon or into the cells' menu. */
export interface AddinButton {
  readonly id: string
  readonly label: string
  readonly description: string
  /** Paths of the icon on the page's own server, for one and for two pixels a point. */
  readonly icon: string
  readonly sharpIcon: string
  /** The function the button runs; absent for one that shows the pane. */
  readonly functionName: string | undefined
}

/** Buttons that stand together under one label. */
export interface AddinGroup {
  readonly id: string
  readonly label: string
  readonly buttons: readonly AddinButton[]
}

/** What a manifest says about an add-in, in one language; addresses are paths on the page's own server. */
export interface AddinManifest {
  readonly name: string
  readonly pane: string
  readonly tab: string
  readonly groups: readonly AddinGroup[]
  readonly cellMenu: readonly AddinButton[]
}

const all = (parent: Document | Element, name: string): Element[] => [
  ...parent.getElementsByTagNameNS('*', name)
]
const child = (parent: Element | undefined, name: string): Element | undefined =>
  [...(parent?.children ?? [])].find((element) => element.localName === name)

function inLanguage(element: Element | undefined, language: Language): string {
  const override = [...(element?.children ?? [])].find(
    (each) => each.localName === 'Override' && each.getAttribute('Locale') === language
  )
  return override?.getAttribute('Value') ?? element?.getAttribute('DefaultValue') ?? ''
}

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address)
  return pathname + search
}

/**
 * Reads the name, the pane's address and the buttons of an add-in from its manifest, which this page's server offers under
 * the paths it names; throws an Error for text that is no manifest.
 * Source: https://learn.microsoft.com/office/dev/add-ins/develop/create-addin-commands
 */
export function readManifest(xml: string, language: Language): AddinManifest {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  const root = document.documentElement
  if (root.localName !== 'OfficeApp') throw new Error('The manifest is not readable.')
  const resources = new Map<string, string>()
  for (const name of ['Image', 'Url', 'String']) {
    for (const element of all(root, name)) {
      const id = element.getAttribute('id')
      if (id) resources.set(id, inLanguage(element, language))
    }
  }
  const resource = (element: Element | undefined): string =>
    resources.get(element?.getAttribute('resid') ?? '') ?? ''
  const iconOf = (control: Element, size: number): string => {
    const images = all(control, 'Image')
    const image = images.find((each) => each.getAttribute('size') === String(size)) ?? images.at(-1)
    const address = resource(image)
    return address ? pathOf(address) : ''
  }
  const buttonOf = (control: Element): AddinButton => ({
    id: control.getAttribute('id') ?? '',
    label: resource(child(control, 'Label')),
    description: resource(child(child(control, 'Supertip'), 'Description')),
    icon: iconOf(control, 24),
    sharpIcon: iconOf(control, 48),
    functionName: all(control, 'FunctionName')[0]?.textContent?.trim()
  })
  const buttonsIn = (parent: Element): AddinButton[] => all(parent, 'Control').map(buttonOf)
  const point = (type: string): Element[] =>
    all(root, 'ExtensionPoint').filter((element) =>
      [...element.attributes].some(({ localName, value }) => localName === 'type' && value === type)
    )
  const tab = point('PrimaryCommandSurface').flatMap((surface) => all(surface, 'CustomTab'))[0]
  const settings = child(root, 'DefaultSettings')
  return {
    name: inLanguage(child(root, 'DisplayName'), language),
    pane: pathOf(child(settings, 'SourceLocation')?.getAttribute('DefaultValue') ?? ''),
    tab: resource(child(tab, 'Label')),
    groups: (tab ? all(tab, 'Group') : []).map((group) => ({
      id: group.getAttribute('id') ?? '',
      label: resource(child(group, 'Label')),
      buttons: buttonsIn(group)
    })),
    cellMenu: point('ContextMenu').flatMap(buttonsIn)
  }
}
