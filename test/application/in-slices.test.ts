import { describe, expect, it } from '@jest/globals'
import { inSlices } from '../../src/application/in-slices'

/** Steps that take so many milliseconds each. */
function* steps(count: number, milliseconds: number, done: number[] = []): Generator<void, number> {
  for (let step = 0; step < count; step += 1) {
    const began = performance.now()
    while (performance.now() - began < milliseconds);
    done.push(step)
    yield
  }
  return done.length
}

describe('work in slices', () => {
  it('gives the result and rests less often than it steps', async () => {
    let rests = 0
    const rest = (): Promise<void> => {
      rests += 1
      return Promise.resolve()
    }
    expect(await inSlices(steps(60, 2), { rest })).toBe(60)
    expect(rests).toBeGreaterThan(0)
    expect(rests).toBeLessThan(30)
  })

  it('goes on in one piece where it cannot rest', async () => {
    expect(await inSlices(steps(20, 3), {})).toBe(20)
  })

  it('ends in the slice after the person gave up', async () => {
    const controller = new AbortController()
    const done: number[] = []
    const rest = (): Promise<void> => Promise.resolve(controller.abort())
    await expect(inSlices(steps(1000, 5, done), { rest, signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled'
    })
    expect(done.length).toBeLessThan(1000)
  })
})
