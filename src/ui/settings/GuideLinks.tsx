import { Link } from '@fluentui/react-components'
import { usePaneState, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'

/** The guides that are delivered beside the pane, each as a link that opens a window of its own. */
export function GuideLinks() {
  const shared = usePlaceStyles()
  const say = useWords()
  const { language } = usePaneState()
  const guides = [
    { title: say('guide.user-guide'), page: `guide/user-guide.${language}.html` },
    { title: say('guide.rules'), page: 'guide/rules.zh-CN.html' }
  ]
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('guide.heading')}</h2>
      <p className={shared.quiet}>{say('guide.says')}</p>
      {guides.map(({ title, page }) => (
        <div key={page}>
          <Link href={page} target="_blank" rel="noopener">
            {title}
          </Link>
        </div>
      ))}
    </section>
  )
}
