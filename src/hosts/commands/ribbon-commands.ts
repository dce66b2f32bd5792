import type { PaneStore } from '../../ui/pane-store'
import type { Place } from '../../ui/pane-state'
import { insertTemplates } from '../../ui/fill/insert-templates'
import { locateFindings } from '../../ui/review/locate-findings'
import { reviewWorkbook } from '../../ui/review/review-workbook'
import type { Action } from '../../ui/shared/action'
import { computeSummary } from '../../ui/summary/compute-summary'

/** One command of the ribbon or the cell menu: its name in the manifest, where its result is shown, what it does. */
export interface RibbonCommand {
  readonly name: string
  readonly place: Place
  readonly action: Action
}

/** Every command that the manifest names as a function. */
export const ribbonCommands: readonly RibbonCommand[] = [
  { name: 'insertTemplates', place: 'fill', action: insertTemplates('prefilled') },
  { name: 'reviewWorkbook', place: 'review', action: reviewWorkbook },
  { name: 'computeWorkbook', place: 'summary', action: computeSummary },
  { name: 'locateFindings', place: 'review', action: locateFindings }
]

/** Ends when the work does, or as soon as a question waits for the person: the ribbon must not wait for an answer. */
function untilDoneOrAsking(store: PaneStore, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (store.state().question) finish()
    })
    const finish = (): void => {
      stop()
      resolve()
    }
    void work.finally(finish)
  })
}

/**
 * Does a command's work in the pane's store with the pane open, so that progress, questions and the result are seen there.
 * Where the program cannot open the pane by itself, the work is done all the same and the result waits in it.
 */
export async function performCommand(
  command: RibbonCommand,
  store: PaneStore,
  showPane: () => Promise<unknown>
): Promise<void> {
  try {
    await showPane()
  } catch (error) {
    console.warn(error)
  }
  store.change({ place: command.place })
  await untilDoneOrAsking(store, store.run(command.action))
}

/** Registers every command with Office; the pane's page is the commands' page too. */
export function registerCommands(store: PaneStore): void {
  for (const command of ribbonCommands) {
    Office.actions.associate(command.name, (event: Office.AddinCommands.Event) => {
      void performCommand(command, store, () => Office.addin.showAsTaskpane()).finally(() =>
        event.completed()
      )
    })
  }
}
