import { useEffect, type RefObject } from 'react'

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]'

const isShown = (element: HTMLElement): boolean =>
  element.isConnected && element.getClientRects().length > 0 && !element.hasAttribute('disabled')

/** Where the focus was: what surrounds it, innermost first, and what could have it in reading order. */
interface Whereabouts {
  readonly held: HTMLElement
  readonly around: readonly HTMLElement[]
  readonly order: readonly HTMLElement[]
}

function whereaboutsOf(held: HTMLElement, pane: HTMLElement): Whereabouts {
  const around: HTMLElement[] = []
  for (let at = held.parentElement; at && at !== pane; at = at.parentElement) around.push(at)
  return { held, around, order: [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)] }
}

/** What is next to something that went away and belongs to the same piece of the pane; else the place shown. */
function neighbour({ held, around, order }: Whereabouts, pane: HTMLElement): HTMLElement | null {
  const at = order.indexOf(held)
  const nearest = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()].filter(isShown)
  for (const piece of around) {
    if (piece.getAttribute('role') === 'tabpanel' || piece.tagName === 'HEADER') break
    const next = piece.isConnected && nearest.find((element) => piece.contains(element))
    if (next) return next
  }
  return pane.querySelector<HTMLElement>('[role=tabpanel]')
}

/**
 * Keeps the focus in the pane when what has it goes away: a notice that is closed, a finding that was corrected, a rule
 * that was deleted. Browsers give it to nothing then, and whoever works by keyboard starts again at the top.
 */
export function useFocusKept(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = pane
    if (!current) return undefined
    let last: Whereabouts | undefined
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last = whereaboutsOf(target, current)
    }
    const keep = (): void => {
      if (!last || last.held.isConnected || document.activeElement !== document.body) return
      const next = neighbour(last, current)
      last = undefined
      next?.focus({ preventScroll: true })
    }
    // What takes the place of something removed may take the focus by itself.
    const observer = new MutationObserver(() => setTimeout(keep, 0))
    current.addEventListener('focusin', remember)
    observer.observe(current, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      current.removeEventListener('focusin', remember)
    }
  }, [pane])
}
