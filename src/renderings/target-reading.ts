import type { TargetReading } from '../application/read-target'
import type { ResolvedInterval } from '../domain/plan/resolve-target'
import type { TargetChange } from '../domain/plan/target'
import { say, type Language } from '../messages'
import { renderJson, type Rendering } from './rendering'

/** How a printed target is read, in the shape of the command line's contract. */
export function targetDocument({ expression, resolved }: TargetReading) {
  const interval = resolved.kind === 'interval' ? resolved : undefined
  return {
    kind: expression.kind,
    min: interval?.min?.toFixed() ?? null,
    max: interval?.max?.toFixed() ?? null,
    strict: interval ? interval.minStrict || interval.maxStrict : false,
    tolerance: interval ? toleranceOf(interval) : null,
    cumulative: expression.kind === 'total',
    change: expression.kind === 'change' ? changeDocument(expression) : null,
    text: expression.text
  }
}

/** How far a value may lie from the target number, for targets that allow a distance. */
function toleranceOf({ form, min, max, t }: ResolvedInterval): string | null {
  if (form !== 'about' && form !== 'hold') return null
  return (max ? max.minus(t) : t.minus(min ?? t)).toFixed()
}

const changeDocument = ({ mode, sense, amount, from, to }: TargetChange) => ({
  mode,
  sense,
  amount: amount.toFixed(),
  from: from?.toFixed() ?? null,
  to: to?.toFixed() ?? null
})

export const renderTargetJson = (reading: TargetReading): Rendering => renderJson(targetDocument(reading))

/** How a printed target is read, for reading in a terminal. */
export function renderTargetText(reading: TargetReading, language: Language): Rendering {
  const { expression, resolved } = reading
  const lines = [
    say('target.text', language, { text: expression.text }),
    say('target.kind', language, { kind: say(`target.kinds.${expression.kind}`, language) })
  ]
  if (resolved.kind === 'by-hand') {
    const reason = say(`target.reason.${resolved.reason}`, language)
    lines.push(say('target.asks', language, { asks: say('target.byHand', language, { reason }) }))
  } else {
    const bounds = [
      resolved.min &&
        say(resolved.minStrict ? 'target.moreThan' : 'target.atLeast', language, {
          value: resolved.min.toFixed()
        }),
      resolved.max &&
        say(resolved.maxStrict ? 'target.lessThan' : 'target.atMost', language, {
          value: resolved.max.toFixed()
        })
    ].filter((bound) => bound !== undefined)
    lines.push(say('target.asks', language, { asks: bounds.join(say('target.and', language)) }))
  }
  return { output: `${lines.join('\n')}\n`, exitCode: 0 }
}
