/**
 * The product's own pane with the unmodified Office.js, its workbook in a worker: what the page's thread does is the pane's
 * and Office.js's alone, as it is in Excel.
 */
/* global window, Worker -- the functions given to the page run there */

/** The built page beside the one for tests; the query is what Office.js picks its host from. */
export const HOSTED_PANE = '/index.html?_host_Info=Excel$Mac$16.02$zh-CN$telemetry$$disableLogging$0'

/** Puts the workbook's side in place before Office.js looks for it; runs in the page. */
function attachWorker() {
  const worker = new Worker('/hosted-workbook/workbook.js')
  const answers = new Map()
  const listeners = new Map()
  let next = 1
  const ask = (kind, message, onAnswer, onEvent) => {
    const id = next
    next += 1
    answers.set(id, onAnswer)
    if (onEvent) listeners.set(id, onEvent)
    worker.postMessage({ kind, id, ...message })
    return id
  }
  worker.onmessage = ({ data }) => {
    if (data.kind === 'message') {
      window._richApiNativeBridge.onMessageFromHost?.(data.text)
    } else if (data.kind === 'event') {
      listeners.get(data.id)?.(data.detail)
    } else {
      answers.get(data.id)?.(data.given)
      answers.delete(data.id)
    }
  }
  window.webkit = { messageHandlers: { Agave: { postMessage: () => undefined } } }
  window._osfHostAPI = (handler, call, onAnswer) => void ask('call', { handler, call }, onAnswer)
  window._osfHostRegisterEvent = (handler, call, onEvent, onAnswer) => ({
    eventCallbackId: String(ask('listen', { handler, call }, onAnswer, onEvent))
  })
  window._osfHostUnregisterCallback = (id) => listeners.delete(Number(id))
  window._richApiNativeBridge = {
    sendMessageToHost: (text) => worker.postMessage({ kind: 'request', text })
  }
  window.workbook = { digest: () => new Promise((resolve) => ask('digest', {}, resolve)) }
}

/** Gives a page its workbook; call it before the page is opened. */
export const giveWorkbook = (page) => page.addInitScript(attachWorker)
