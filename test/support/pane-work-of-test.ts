import { afterEach } from '@jest/globals'
import type { LiveCheck } from '../../src/application/live-check'
import type { Workbook } from '../../src/application/ports'
import { paneWork } from '../../src/hosts/taskpane/pane-work'
import type { PlansOnServer } from '../../src/hosts/taskpane/plans-on-server'
import type { PaneWork } from '../../src/ui/pane-work'

const following = new Set<Promise<LiveCheck>>()

afterEach(async () => {
  for (const begun of following) {
    following.delete(begun)
    const check = await begun.catch(() => undefined)
    check?.stop()
    await check?.settled()
  }
})

/** The pane's work over a workbook; its live checks are at an end when the test that began them is. */
export function paneWorkOfTest(workbook: Workbook, plans: PlansOnServer): PaneWork {
  const work = paneWork(workbook, plans)
  return {
    ...work,
    follow: (...given) => {
      const begun = work.follow(...given)
      following.add(begun)
      return begun
    }
  }
}
