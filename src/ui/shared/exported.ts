import type { Delivery } from './work-terms'
import type { Text } from './words'

/** A file that was given out, and how it reached the person. */
export interface Exported {
  readonly name: string
  readonly delivery: Delivery
}

/** Says where a file that was given out is. */
export const exported = ({ name, delivery }: Exported): Text => ({
  key: `notice.exported.${delivery}`,
  params: { name }
})
