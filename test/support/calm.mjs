/* global document, MutationObserver -- the function given to the page runs there */

/** What a walk waits for comes within so many milliseconds or never; busy machines are slow. */
export const LIMIT = 120_000

/** How long a page may stay restless before the wait ends all the same, in milliseconds: what is wrong shows in the next check. */
const PATIENCE = 60_000
/** The same for a page that shows that it works: ten thousand projects take minutes on a busy machine. */
const PATIENCE_WITH_WORK = 600_000

/**
 * Waits until a page has been calm for so many milliseconds of a clock that kept time: nothing in it or in its frames
 * changed or moves, nothing is loading, no progress is shown, and the focus stayed where it was. On a busy machine that simply takes
 * longer.
 */
export async function calm(page, milliseconds) {
  const until = Date.now() + PATIENCE
  const loading = requestsOf(page)
  for (;;) {
    try {
      const isCalm = await page.evaluate(stayCalm, [milliseconds, PATIENCE, PATIENCE_WITH_WORK])
      if (!isCalm) console.log(`${page.url()} stayed restless for ${PATIENCE / 1000} s`)
      if (loading.size === 0 || Date.now() > until) return
    } catch (error) {
      // The page went elsewhere meanwhile, as it does when a workbook is opened anew.
      if (Date.now() > until || !/context was destroyed|navigat/iu.test(error.message)) throw error
    }
  }
}

/** How long a page waits between two looks, in milliseconds. */
const LOOK = 50

/**
 * Whether something comes about in a page: `condition` is asked again and again, by the page's own clock, until it holds or
 * the limit of a walk is over. On a busy machine that clock is slow, and so is the limit.
 */
export async function eventually(page, condition) {
  for (let waited = 0; waited < LIMIT; waited += LOOK) {
    if (await condition()) return true
    await page.evaluate((pause) => new Promise((resolve) => setTimeout(resolve, pause)), LOOK)
  }
  return condition()
}

const requests = new WeakMap()

/** What a page is waiting for from its server, told from the first time it is asked for. */
function requestsOf(page) {
  const known = requests.get(page)
  if (known) return known
  const open = new Set()
  page.on('request', (request) => open.add(request))
  for (const event of ['requestfinished', 'requestfailed']) page.on(event, (request) => open.delete(request))
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) open.clear()
  })
  requests.set(page, open)
  return open
}

function stayCalm([milliseconds, patience, patienceWithWork]) {
  const SLICE = 50
  const documents = () => [
    document,
    ...[...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument).filter(Boolean)
  ]
  const focused = () => documents().map(({ activeElement }) => activeElement)
  const works = () => documents().some((one) => one.querySelector('header [role=progressbar]'))
  const moves = () =>
    documents().some((one) =>
      one
        .getAnimations()
        .some(
          ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime < Infinity
        )
    )
  return new Promise((resolve) => {
    let isChanged = false
    const observer = new MutationObserver(() => {
      isChanged = true
    })
    const watch = { subtree: true, childList: true, attributes: true, characterData: true }
    for (const one of documents()) observer.observe(one, watch)
    const started = performance.now()
    let worked = started
    let focus = focused()
    let passed = 0
    const wait = () => {
      const began = performance.now()
      setTimeout(() => {
        const now = focused()
        // Time in which the page could not do what it had to is none of calm.
        const isLate = performance.now() - began > 2 * SLICE
        const isMoved = now.length !== focus.length || now.some((element, index) => element !== focus[index])
        const isWorking = works()
        if (isWorking) worked = performance.now()
        if (isMoved || isChanged || isWorking || moves()) passed = 0
        else if (!isLate) passed += SLICE
        isChanged = false
        focus = now
        const isOver = performance.now() - worked > patience || performance.now() - started > patienceWithWork
        if (passed >= milliseconds || isOver) {
          observer.disconnect()
          resolve(passed >= milliseconds)
        } else wait()
      }, SLICE)
    }
    wait()
  })
}
