/** A workbook kept in this browser until its person saves it. */
export interface LocalCopy {
  /** The run of the page that keeps it. */
  readonly owner: string
  readonly name: string
  /** When it was kept, in milliseconds since 1970. */
  readonly keptAt: number
  readonly file: Uint8Array
}

const DATABASE = 'workbench'
const STORE = 'copies'
const lockName = (owner: string): string => `workbench-copy-${owner}`

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps no data.'))
  })

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'owner' })
  }
  return settled(request)
}

/** Unsaved workbooks in this browser: each run of the page keeps one, and finds those that earlier runs left behind. */
export class LocalCopies {
  private constructor(
    private readonly database: IDBDatabase,
    private readonly owner: string
  ) {}

  /** Opens the browser's store; rejects where the browser keeps no data, as some do in private windows. */
  static async open(): Promise<LocalCopies> {
    const owner = crypto.randomUUID()
    // The lock is let go when the page ends, however it ends: that tells a crashed run from one in another window.
    void navigator.locks.request(lockName(owner), () => new Promise(() => undefined))
    return new LocalCopies(await openDatabase(), owner)
  }

  private async change(work: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    const transaction = this.database.transaction(STORE, 'readwrite', { durability: 'strict' })
    const done = new Promise<void>((resolve, reject) => {
      const failed = (): void =>
        reject(transaction.error ?? new Error('The browser could not keep the copy.'))
      transaction.oncomplete = () => resolve()
      transaction.onabort = failed
      transaction.onerror = failed
    })
    work(transaction.objectStore(STORE))
    return done
  }

  /** Keeps a workbook in place of the one this run kept before: the new one wholly, or still the old one. */
  keep(name: string, file: Uint8Array): Promise<void> {
    const copy: LocalCopy = { owner: this.owner, name, keptAt: Date.now(), file }
    return this.change((store) => store.put(copy))
  }

  /** Forgets this run's copy, or the one of an earlier run. */
  forget(owner = this.owner): Promise<void> {
    return this.change((store) => store.delete(owner))
  }

  /** What earlier runs left unsaved, the newest first; runs still open in other windows are left alone. */
  async left(): Promise<LocalCopy[]> {
    const { held = [] } = await navigator.locks.query()
    const alive = new Set(held.map(({ name }) => name))
    const store = this.database.transaction(STORE, 'readonly').objectStore(STORE)
    const copies = await settled(store.getAll() as IDBRequest<LocalCopy[]>)
    return copies
      .filter(({ owner }) => owner !== this.owner && !alive.has(lockName(owner)))
      .sort((one, other) => other.keptAt - one.keptAt)
  }
}
