import { useEffect, useState, type RefObject } from 'react'

/** What stands above a list that scrolls with the page, in pixels. */
export interface SpaceAbove {
  /** From the top of the page to the list. */
  readonly margin: number
  /** Height of the pane's head, which covers what scrolls under it. */
  readonly covered: number
}

/** The space above a list, measured again whenever what stands there opens, closes or grows with the letters. */
export function useSpaceAbove(list: RefObject<HTMLElement | null>): SpaceAbove {
  const [above, setAbove] = useState<SpaceAbove>({ margin: 0, covered: 0 })
  useEffect(() => {
    const measure = (): void => {
      const margin = Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
      const covered = document.querySelector('header')?.getBoundingClientRect().height ?? 0
      setAbove((before) =>
        before.margin === margin && before.covered === covered ? before : { margin, covered }
      )
    }
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    const parent = list.current?.parentElement
    for (const child of parent?.children ?? []) if (child !== list.current) observer.observe(child)
    measure()
    return () => observer.disconnect()
  }, [list])
  return above
}
