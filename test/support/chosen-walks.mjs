/** Whether everything is walked: every state in every language and width, and what many projects bring. */
export const isLong = process.env.SOAK === '1'

/** What a usual run takes of its cases, and a long run takes all of. */
export const usually = (usual, others) => (isLong ? [...usual, ...others] : usual)

/**
 * Those of the walks, each a name and what it does, that the command line asks for: the named ones, or a share of all
 * (`--share=1/2`, dealt out in turn, so that the shares together are the whole), or else every one. Those named `long-…` are
 * part of the whole in a long run alone.
 */
export function chosenWalks(all, wanted = process.argv.slice(2)) {
  const walks = isLong ? all : all.filter(([name]) => !name.startsWith('long-'))
  const share = /^--share=(\d+)\/(\d+)$/u.exec(wanted[0] ?? '')
  if (share) {
    const [, number, of] = share.map(Number)
    return walks.filter((_, index) => index % of === number - 1)
  }
  return wanted.length === 0 ? walks : all.filter(([name]) => wanted.includes(name))
}
