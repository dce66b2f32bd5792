import type { ReactNode } from 'react'
import { NotedCard } from './NotedCard'
import { useOversightState, useOversightStore } from './oversight-context'
import type { OversightCard as Card } from './oversight-store'
import { useOversightWords } from './oversight-words'

/** A card for looking after what was sent out: its title, what it is for, its content, and what its last step did. */
export function OversightCard({
  card,
  title,
  says,
  children
}: {
  readonly card?: Card
  readonly title: string
  readonly says?: string
  readonly children: ReactNode
}) {
  const say = useOversightWords()
  const store = useOversightStore()
  const { note } = useOversightState()
  const own = card !== undefined && note?.card === card ? note : undefined
  const text = own && (own.key === undefined ? own.text : say(own.key, own.params))
  return (
    <NotedCard
      title={title}
      {...(says !== undefined && { says })}
      note={own && { intent: own.intent, text: text ?? '' }}
      closeNote={store.closeNote}
    >
      {children}
    </NotedCard>
  )
}
