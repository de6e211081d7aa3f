/**
 * What the machine remembers, on its own disk (IndexedDB): its key, the sale that notes are being
 * put in for, the meter of its box, and what the server has not taken yet.
 */
const name = 'lowu-kiosk';
const version = 1;

export const stores = ['kept', 'sales', 'queue'] as const;
export type StoreName = (typeof stores)[number];

export interface Writing {
  get<Value>(store: StoreName, key: string | number): Promise<Value | undefined>;
  all<Value>(store: StoreName): Promise<Value[]>;
  put(store: StoreName, value: unknown, key?: string | number): Promise<unknown>;
  remove(store: StoreName, key: string | number): Promise<unknown>;
}

export interface Database extends Pick<Writing, 'get' | 'all'> {
  /**
   * Everything or nothing. Whatever is awaited inside must be of this very transaction: the browser
   * commits as soon as nothing of it is waited for.
   */
  write<Result>(work: (writing: Writing) => Promise<Result>): Promise<Result>;
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('the disk refused'));
    });
  });
}

export async function openDatabase(factory: IDBFactory): Promise<Database> {
  const opening = factory.open(name, version);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('kept');
    opening.result.createObjectStore('sales', { keyPath: 'id' });
    opening.result.createObjectStore('queue', { keyPath: 'place', autoIncrement: true });
  });
  const db = await answerOf(opening);
  const within = (transaction: IDBTransaction): Writing => ({
    get: (store, key) => answerOf(transaction.objectStore(store).get(key)),
    all: (store) => answerOf(transaction.objectStore(store).getAll()),
    put: (store, value, key) => answerOf(transaction.objectStore(store).put(value, key)),
    remove: (store, key) => answerOf(transaction.objectStore(store).delete(key)),
  });
  const reading = (): Writing => within(db.transaction(stores, 'readonly'));
  return {
    get: (store, key) => reading().get(store, key),
    all: (store) => reading().all(store),
    write(work) {
      // Strict: it is on the disk before a note is kept that it speaks of.
      const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => {
          reject(transaction.error ?? new Error('not written'));
        });
      });
      return work(within(transaction)).then(
        async (result) => {
          await done;
          return result;
        },
        (error: unknown) => {
          done.catch(() => undefined);
          transaction.abort();
          throw error;
        },
      );
    },
  };
}
