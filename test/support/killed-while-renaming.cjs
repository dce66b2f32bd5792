/**
 * Loaded before a program (`node --require`): the process is killed without a warning, as by a power cut, when it is about
 * to rename a finished temporary file.
 */
const files = require('node:fs/promises')

files.rename = () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}
