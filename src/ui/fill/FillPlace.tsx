import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { TableAddRegular } from '@fluentui/react-icons/svg/table-add'
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { useState } from 'react'
import { FormProgressCard } from './FormProgressCard'
import { later } from '../shared/LaterPiece'
import { NotOpened } from '../shared/NotOpened'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { hasForms, isOutdated, knownSheets, periodOf, planOf } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'
import { periodName } from '../shared/words'
import { ActionButton } from '../shared/ActionButton'
import { selectCell } from '../shared/select-cell'
import { showPlace } from '../shared/show-place'
import { insertTemplates, type Variant } from './insert-templates'
import { openOfficialForm } from './open-official-form'
import { restoreSheets } from './restore-sheets'
import { upgradeForms } from './upgrade-forms'

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingLeft: '20px',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    lineHeight: tokens.lineHeightBase300
  }
})

const ProjectForms = later(() => import('./ProjectForms').then((loaded) => loaded.ProjectForms))
const PROJECT_FORMS = ['add', 'sort', 'adjust'] as const

/** Puts replaced sheets or changed rows back, as long as that loses nothing else. */
function UndoOffer() {
  const shared = usePlaceStyles()
  const say = useWords()
  const { replaced, projectsBefore } = usePaneState()
  if (!replaced && !projectsBefore) return null
  return (
    <div className={shared.card}>
      <p className={shared.text}>
        {projectsBefore
          ? say('projects.before')
          : say('notice.undoOffer', {
              sheets: knownSheets(replaced?.sheets ?? []).join(say('listSeparator'))
            })}
      </p>
      <div>
        <ActionButton action={restoreSheets} icon={<ArrowUndoRegular />} />
      </div>
    </div>
  )
}

/** What the workbook holds already and where to go on. */
function FormsPresent() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { opened } = usePaneState()
  const report = opened?.report
  if (!report) return null
  const guide = report.guide
  return (
    <div className={shared.card}>
      <p className={shared.text}>
        {say('fill.present', {
          indicators: report.indicators?.rows.length ?? 0,
          projects: report.projects?.rows.length ?? 0
        })}
      </p>
      <div className={shared.row}>
        <Button appearance="primary" onClick={() => showPlace(store, 'review')}>
          {say('fill.toReview')}
        </Button>
        {guide && (
          <ActionButton action={selectCell({ sheet: guide.name, cell: 'A1' })}>
            {say('fill.openGuide')}
          </ActionButton>
        )}
      </div>
    </div>
  )
}

/** Offers to bring forms of an older template into the present one, saying before what becomes of them. */
function TemplateUpgrade() {
  const shared = usePlaceStyles()
  const say = useWords()
  return (
    <section className={shared.card}>
      <p className={shared.text}>{say('fill.upgradeSays')}</p>
      <div>
        <ActionButton action={upgradeForms} />
      </div>
    </section>
  )
}

/** 新增项目, 排序, 调整或取消: one form at a time. */
function ProjectChanges() {
  const shared = usePlaceStyles()
  const say = useWords()
  const [form, setForm] = useState<(typeof PROJECT_FORMS)[number]>()
  return (
    <section className={shared.card} aria-label={say('projects.heading')}>
      <h2 className={shared.heading}>{say('projects.heading')}</h2>
      <div className={shared.row}>
        {PROJECT_FORMS.map((each) => (
          <Button
            key={each}
            size="small"
            aria-expanded={form === each}
            onClick={() => setForm(form === each ? undefined : each)}
          >
            {say(`projects.${each}`)}
          </Button>
        ))}
      </div>
      {form && <ProjectForms key={form} form={form} />}
    </section>
  )
}

/** 公文版式: what it adds, said before it is done. */
function OfficialForm() {
  const shared = usePlaceStyles()
  const say = useWords()
  return (
    <section className={shared.card}>
      <p className={shared.quiet}>{say('fill.officialSays')}</p>
      <div>
        <ActionButton action={openOfficialForm} icon={<DocumentTableRegular />} />
      </div>
    </section>
  )
}

const STEPS = ['insert', 'fill', 'review'] as const

/** What lies ahead, in one screen, while the workbook holds no forms yet. */
function FirstSteps() {
  const shared = usePlaceStyles()
  const styles = useStyles()
  const say = useWords()
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('fill.stepsHeading')}</h2>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step}>{say(`fill.steps.${step}`)}</li>
        ))}
      </ol>
    </section>
  )
}

/** 填报: inserts the forms, saying before what will be added. */
export function FillPlace() {
  const shared = usePlaceStyles()
  const say = useWords()
  const state = usePaneState()
  const [variant, setVariant] = useState<Variant>('prefilled')
  const plan = planOf(state)
  const period = periodOf(state)
  if (!plan) return <NotOpened />
  const isPresent = hasForms(state)
  return (
    <div className={shared.place}>
      <FormsPresent />
      {isOutdated(state) && <TemplateUpgrade />}
      {isPresent && <FormProgressCard />}
      <UndoOffer />
      {state.opened?.report?.projects && <ProjectChanges />}
      {isPresent && <OfficialForm />}
      <section className={shared.section} aria-label={say('fill.heading')}>
        {isPresent && <h2 className={shared.heading}>{say('fill.insertAgain')}</h2>}
        <ActionButton
          action={insertTemplates(variant)}
          className={shared.primary}
          appearance={isPresent ? 'secondary' : 'primary'}
          icon={<TableAddRegular />}
        />
        <Field label={say('fill.variant')}>
          <RadioGroup value={variant} onChange={(_, { value }) => setVariant(value as Variant)}>
            <Radio value="prefilled" label={say('fill.prefilled')} />
            <Radio value="blank" label={say('fill.blank')} />
          </RadioGroup>
        </Field>
        <p className={shared.text}>
          {variant === 'prefilled'
            ? say('fill.prefilledSays', {
                indicators: plan.indicators.length,
                projects: plan.projects.length
              })
            : say('fill.blankSays')}
        </p>
        <p className={shared.quiet}>
          {period ? say('fill.periodSays', { period: periodName(say, period) }) : say('fill.noPeriodSays')}{' '}
          {say('fill.clearsUndo')}
        </p>
      </section>
      {!isPresent && <FirstSteps />}
    </div>
  )
}
