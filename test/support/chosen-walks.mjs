/**
 * Those of the walks, each a name and what it does, that the command line asks for: the named ones, or a share of all
 * (`--share=1/2`, dealt out in turn, so that the shares together are the whole), or else every one.
 */
export function chosenWalks(walks, wanted = process.argv.slice(2)) {
  const share = /^--share=(\d+)\/(\d+)$/u.exec(wanted[0] ?? '')
  if (share) {
    const [, number, of] = share.map(Number)
    return walks.filter((_, index) => index % of === number - 1)
  }
  return wanted.length === 0 ? walks : walks.filter(([name]) => wanted.includes(name))
}
