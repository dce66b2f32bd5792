import { afterEach, describe, expect, it } from '@jest/globals'
import { deliverFile } from '../../../src/hosts/taskpane/deliver-file'

const bytes = new Uint8Array(100_000).map((_, index) => index % 251)
const touched = ['Office', 'Excel', 'navigator', 'document', 'HTMLElement'] as const
const before = new Map(touched.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))

function pretend(name: (typeof touched)[number], value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

afterEach(() => {
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor)
    else Reflect.deleteProperty(globalThis, name)
  }
})

const AGENT = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15'

/** Office on the Mac, where downloads are dropped; what is opened and copied there. */
function onTheMac(mayCopy = true) {
  const opened: string[] = []
  const copied: string[] = []
  pretend('Office', { context: { platform: 'Mac' }, PlatformType: { Mac: 'Mac' } })
  pretend('Excel', {
    createWorkbook: (content: string) => {
      opened.push(content)
      return Promise.resolve()
    }
  })
  const writeText = (text: string): Promise<void> => {
    if (!mayCopy) return Promise.reject(new Error('denied'))
    copied.push(text)
    return Promise.resolve()
  }
  pretend('navigator', { userAgent: AGENT, clipboard: { writeText } })
  return { opened, copied }
}

describe('a file made in the pane, in Office on the Mac', () => {
  it('opens as a new workbook, byte for byte', async () => {
    const { opened } = onTheMac()
    expect(await deliverFile({ name: 'a.xlsx', type: '', content: bytes })).toBe('opened')
    expect(Buffer.from(opened[0] ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true)
  })

  it('is copied where it is a text', async () => {
    const { copied, opened } = onTheMac()
    expect(await deliverFile({ name: 'a.csv', type: 'text/csv', content: '甲,乙' })).toBe('copied')
    expect([copied, opened]).toEqual([['甲,乙'], []])
  })

  it('is refused in words where it can neither be saved nor copied', async () => {
    onTheMac(false)
    const field = {
      setAttribute: () => undefined,
      style: {},
      select: () => undefined,
      remove: () => undefined
    }
    pretend('document', {
      createElement: () => field,
      activeElement: null,
      body: { append: () => undefined },
      execCommand: () => false
    })
    pretend('HTMLElement', class {})
    await expect(deliverFile({ name: 'a.csv', type: 'text/csv', content: 'x' })).rejects.toMatchObject({
      code: 'not-supported'
    })
  })
})
