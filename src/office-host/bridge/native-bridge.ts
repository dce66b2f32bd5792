import type { OfficeHost } from '../host'
import { defaultRequirementSets } from '../host'
import { changeSettings } from '../model/settings'
import { documentEventId } from './document-events'

interface BridgeMessage {
  id: number
  type: number
  message: { url: string; body: unknown }
}

/** The part of a window the library talks to; everything the Mac version of the library expects of its host. */
export interface BridgeGlobals {
  webkit: { messageHandlers: { Agave: { postMessage(): void } } }
  _osfHostAPI(
    handler: string,
    call: { methodId: number; params: unknown },
    callback?: (answer: unknown[]) => void
  ): void
  _osfHostRegisterEvent(
    handler: string,
    call: { methodId: number; params: { id: number; targetId: string } },
    onEvent: (detail: unknown) => void,
    callback?: (answer: unknown[]) => void
  ): { eventCallbackId: string }
  _osfHostUnregisterCallback(id: string): void
  _richApiNativeBridge: { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void }
}

/** The query the library picks its host from: Excel for Mac, in the given language. */
export const hostInfoQuery = (language = 'zh-CN'): string =>
  `_host_Info=Excel$Mac$16.02$${language}$telemetry$$disableLogging$0`

const methodIds = { execute: 1, registerEvent: 2, unregisterEvent: 3, writeSettings: 4, getContext: 5 }
const ribbonAction = 39
const ribbonActionCompleted = 94

/** The events this host raises for those who register at the document. */
const raisedEvents = new Set<number>([...Object.values(documentEventId), ribbonAction])

/** What the library's older calls answer with; `errorCodes` in its debug script. */
const status = { success: 0, operationNotSupported: 5000 }

const contextProperty = {
  settings: 0,
  solutionReferenceId: 1,
  appType: 2,
  majorVersion: 3,
  minorVersion: 4,
  appCapabilities: 7,
  appUILocale: 8,
  appDataLocale: 9,
  documentUrl: 11,
  activationMode: 12,
  controlIntegrationLevel: 13,
  solutionToken: 14,
  correlationId: 16,
  instanceId: 17,
  touchEnabled: 18,
  commerceAllowed: 19,
  requirementMatrix: 20,
  hostFullVersion: 22
}

/** A page's side of the host: the globals to give it, and what the ribbon can ask of it. */
export interface BridgePage {
  globals: BridgeGlobals
  /** Presses a ribbon button whose action the page associated with a name; resolves when the action reports completion. */
  runCommand(functionName: string): Promise<void>
  /** Ends the page's connection: it hears no more events. */
  detach(): void
}

/** Makes the globals an Office.js page finds before the library loads. */
export function createBridgePage(host: OfficeHost): BridgePage {
  const handlers = new Map<string, { id: number; targetId: string; onEvent: (detail: unknown) => void }>()
  const completions: (() => void)[] = []
  let nextHandler = 1

  const appContext = (): unknown[] => {
    const { language = 'zh-CN', requirementSets = defaultRequirementSets } = host.options
    const context: unknown[] = []
    const settings = Object.entries(host.book.state.settings)
    context[contextProperty.settings] = [
      settings.map(([key]) => key),
      settings.map(([, value]) => JSON.stringify(value))
    ]
    context[contextProperty.solutionReferenceId] = 'office-host'
    context[contextProperty.appType] = 1
    context[contextProperty.majorVersion] = 16
    context[contextProperty.minorVersion] = 0
    context[contextProperty.appCapabilities] = 1
    context[contextProperty.appUILocale] = language
    context[contextProperty.appDataLocale] = language
    context[contextProperty.documentUrl] = host.book.state.name
    context[contextProperty.activationMode] = 0
    context[contextProperty.controlIntegrationLevel] = 0
    context[contextProperty.solutionToken] = ''
    context[contextProperty.correlationId] = ''
    context[contextProperty.instanceId] = 'office-host'
    context[contextProperty.touchEnabled] = false
    context[contextProperty.commerceAllowed] = false
    context[contextProperty.requirementMatrix] = JSON.stringify(requirementSets)
    context[contextProperty.hostFullVersion] = '16.0'
    return context
  }

  const bridge: BridgeGlobals['_richApiNativeBridge'] = {
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text) as BridgeMessage
      const reply = (statusCode: number, body: string): void => {
        bridge.onMessageFromHost?.(
          JSON.stringify({ id, type: 1, message: { statusCode, headers: {}, body } })
        )
      }
      if (message.url.split('?')[0] !== 'ProcessQuery') {
        reply(
          404,
          JSON.stringify({ error: { code: 'ApiNotFound', message: `The host knows no ${message.url}.` } })
        )
        return
      }
      const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body)
      host.process(body).then(
        (answer) => {
          reply(answer.statusCode, answer.body)
        },
        (error: unknown) => {
          reply(500, JSON.stringify({ error: { code: 'GeneralException', message: String(error) } }))
        }
      )
    }
  }

  const stopMessages = host.onMessages((messages) => {
    bridge.onMessageFromHost?.(
      JSON.stringify({
        type: 3,
        message: { entries: messages.map((message) => ({ messageCategory: 65536, ...message })) }
      })
    )
  })
  const stopNotices = host.onDocumentNotices((notices) => {
    for (const { eventId, targetId, payload } of notices)
      for (const handler of handlers.values())
        if (handler.id === eventId && handler.targetId === targetId) handler.onEvent(payload)
  })

  const execute = (id: number | undefined): unknown[] => {
    if (id === ribbonActionCompleted) {
      completions.shift()?.()
      return [status.success]
    }
    return [status.operationNotSupported]
  }

  const globals: BridgeGlobals = {
    webkit: { messageHandlers: { Agave: { postMessage: () => undefined } } },
    _osfHostAPI(_handler, { methodId, params }, callback) {
      if (methodId === methodIds.getContext) {
        callback?.(appContext())
        return
      }
      if (methodId === methodIds.writeSettings) {
        const { keys, values } = params as { keys: string[]; values: string[] }
        const settings = Object.fromEntries(
          keys.map((key, index) => [key, JSON.parse(values[index] ?? 'null') as unknown])
        )
        changeSettings(host.book, (kept) => {
          for (const key of Object.keys(kept)) if (!Object.hasOwn(settings, key)) delete kept[key]
          Object.assign(kept, settings)
        })
        host.book.commit()
        callback?.([status.success])
        host.book.flushEvents()
        return
      }
      if (methodId === methodIds.execute) {
        const { id } = (params ?? {}) as { id?: number }
        callback?.(execute(id))
        return
      }
      callback?.([status.success])
    },
    _osfHostRegisterEvent(_handler, { params: { id, targetId } }, onEvent, callback) {
      const eventCallbackId = String(nextHandler++)
      const raised = raisedEvents.has(id)
      if (raised) handlers.set(eventCallbackId, { id, targetId, onEvent })
      callback?.([raised ? status.success : status.operationNotSupported])
      return { eventCallbackId }
    },
    _osfHostUnregisterCallback(id) {
      handlers.delete(id)
    },
    _richApiNativeBridge: bridge
  }

  return {
    globals,
    detach() {
      stopMessages()
      stopNotices()
      handlers.clear()
    },
    runCommand(functionName) {
      const action = [...handlers.values()].find(({ id }) => id === ribbonAction)
      if (!action) return Promise.reject(new Error('The page has not registered for ribbon actions.'))
      return new Promise((resolve) => {
        completions.push(resolve)
        action.onEvent({
          0: functionName,
          1: functionName,
          2: JSON.stringify({ source: { id: functionName } })
        })
      })
    }
  }
}
