/** The built-in plan grown to many projects, given to a page in place of the server's plans. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The built-in plan with as many projects as asked for: its own over and over, each with a name of its own. */
export function grownPlan(root, projects) {
  const folder = join(root, 'assets', 'plans')
  const file = readdirSync(folder).find((name) => /^(?!.*\.schema\.json$).+\.json$/u.test(name))
  const document = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const records = Array.from({ length: projects }, (_, index) => {
    const record = { ...document.projects[index % document.projects.length] }
    delete record.continues
    const number = String(index + 1).padStart(6, '0')
    return {
      ...record,
      code: `GROWN-${number}`,
      no: index + 1,
      name: `${record.name.replace(/\s/gu, '')}${number}`
    }
  })
  const totalOf = (some) =>
    String(some.reduce((sum, { amount }) => sum + Math.round((Number(amount) || 0) * 100), 0) / 100)
  return {
    ...document,
    id: 'grown',
    projects: records,
    declared: {
      ...document.declared,
      projects,
      totalInvestment: totalOf(records),
      perTask: document.tasks.map(({ id }) => {
        const own = records.filter(({ task }) => task === id)
        return { task: id, projects: own.length, totalInvestment: totalOf(own) }
      })
    }
  }
}

/** Has a page find this plan alone wherever it looks for plans. */
export async function servePlan(page, plan) {
  const json = (body) => ({ contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) })
  await page.route('**/plans/index.json', (route) =>
    route.fulfill(json([{ id: plan.id, title: plan.title }]))
  )
  await page.route(`**/plans/${plan.id}.json`, (route) => route.fulfill(json(plan)))
}
