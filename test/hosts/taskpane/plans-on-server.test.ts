import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { plansOnServer } from '../../../src/hosts/taskpane/plans-on-server'

const files: Readonly<Record<string, unknown>> = {
  'plans/index.json': [{ id: 'a', title: '规划甲' }],
  'plans/a.json': { id: 'a' }
}
const respond = (path: string): Promise<Response> =>
  Promise.resolve(
    path in files ? new Response(JSON.stringify(files[path])) : new Response('', { status: 404 })
  )
const served = jest.spyOn(globalThis, 'fetch').mockImplementation((path) => respond(path as string))
afterEach(() => {
  served.mockClear()
})

describe('plans on the server of the page', () => {
  it('are listed with their titles, asking once', async () => {
    const plans = plansOnServer('plans')
    expect([await plans.ids(), await plans.choices()]).toEqual([['a'], [{ id: 'a', title: '规划甲' }]])
    expect(served).toHaveBeenCalledTimes(1)
  })

  it('are loaded by id, an unknown one not even asked for', async () => {
    const plans = plansOnServer('plans')
    expect(await plans.load('a')).toEqual({ id: 'a' })
    expect(await plans.load('../secret')).toBeUndefined()
    expect(served.mock.calls.map(([path]) => path)).toEqual(['plans/index.json', 'plans/a.json'])
  })

  it('are named unreadable where the server does not answer, and asked for again', async () => {
    served.mockImplementationOnce(() => Promise.reject(new TypeError('no network')))
    const plans = plansOnServer('plans')
    await expect(plans.ids()).rejects.toMatchObject({ code: 'file-unreadable', file: 'plans/index.json' })
    expect(await plans.ids()).toEqual(['a'])
  })

  it('are named unreadable where the server has none', async () => {
    await expect(plansOnServer('elsewhere').ids()).rejects.toMatchObject({ params: { status: 404 } })
  })
})
