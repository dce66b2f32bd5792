/** What is walked in the sample, opened once for all of it: first what leaves it as it is. */
import { largeScreen } from './on-sample/large-screen.mjs'
import { listsAndFormats } from './on-sample/lists-and-formats.mjs'
import { refusals } from './on-sample/refusals.mjs'
import { reloadAndEnglish } from './on-sample/reload-and-english.mjs'

export async function walk(bench) {
  await bench.openSample()
  for (const part of [refusals, listsAndFormats, largeScreen, reloadAndEnglish]) await part(bench)
}
