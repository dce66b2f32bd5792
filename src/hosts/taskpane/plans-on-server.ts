import { FileProblem, type PlanLibrary } from '../../application/ports'
import type { PlanChoice } from '../../ui/pane-work'

/** The built-in plans as the page's own server has them, with their titles for choosing. */
export interface PlansOnServer extends PlanLibrary {
  readonly choices: () => Promise<readonly PlanChoice[]>
}

async function fetchJson(path: string): Promise<unknown> {
  try {
    const response = await fetch(path)
    if (!response.ok) throw new FileProblem('file-unreadable', path, { status: response.status })
    return (await response.json()) as unknown
  } catch (error) {
    if (error instanceof FileProblem) throw error
    throw new FileProblem('file-unreadable', path, { detail: String(error) })
  }
}

/** Reads plans below a folder of the page's own server; `index.json` there lists them. Throws FileProblem. */
export function plansOnServer(folder: string): PlansOnServer {
  let index: Promise<readonly PlanChoice[]> | undefined
  const choices = (): Promise<readonly PlanChoice[]> => {
    index ??= (fetchJson(`${folder}/index.json`) as Promise<readonly PlanChoice[]>).catch(
      (error: unknown) => {
        // A failure must not stick: the next try asks again.
        index = undefined
        throw error
      }
    )
    return index
  }
  const ids = async () => (await choices()).map(({ id }) => id)
  return {
    choices,
    ids,
    load: async (id) => ((await ids()).includes(id) ? fetchJson(`${folder}/${id}.json`) : undefined)
  }
}
