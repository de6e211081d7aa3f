import {
  type AttemptStore,
  type Attempts,
  addressOf,
  type Channel,
  type DeviceStorage,
  deviceStorage,
  openAttemptStore,
  openAttempts,
  openChannel,
  openServerClock,
  type ServerClock,
  type Stream,
} from '../../client/index.ts';
import { firstPreferences, type Preferences } from './preferences.ts';
import { openStore, type Store } from './store.ts';
import { openVisitor, type Visitor } from './visitor.ts';

export type Connection = 'good' | 'weak' | 'none';

/** Everything that the screens share on this phone, wired by hand once. */
export interface Device extends Visitor {
  readonly storage: DeviceStorage;
  readonly channel: Channel;
  readonly attempts: Attempts;
  /** Counts up whenever an attempt is kept or dropped, so that screens can watch. */
  readonly attemptChanges: Store<number>;
  readonly clock: ServerClock;
  readonly preferences: Store<Preferences>;
  readonly connection: Store<Connection>;
  /** What was last read, so that a screen one comes back to is there at once. Never on the disk. */
  readonly lastRead: Map<string, unknown>;
  readonly openStream: (topup: string) => Stream;
}

const after = (ms: number, run: () => void): unknown => setTimeout(run, ms);

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

function connectionNow(isReached: boolean): Connection {
  if (!navigator.onLine) return 'none';
  return isReached ? 'good' : 'weak';
}

function openConnection(): { store: Store<Connection>; onTried: (isReached: boolean) => void } {
  const store = openStore<Connection>(connectionNow(true));
  addEventListener('online', () => store.set('good'));
  addEventListener('offline', () => store.set('none'));
  return { store, onTried: (isReached) => store.set(isReached ? 'good' : connectionNow(false)) };
}

function openWatchedAttempts(channel: Channel, storage: DeviceStorage) {
  const attemptChanges = openStore(0);
  const changed = (): void => attemptChanges.set(attemptChanges.get() + 1);
  const store = openAttemptStore(storage, Date.now);
  const watched: AttemptStore = {
    all: () => store.all(),
    keep(attempt) {
      store.keep(attempt);
      changed();
    },
    drop(key) {
      store.drop(key);
      changed();
    },
  };
  return { attempts: openAttempts(channel, watched, Date.now), attemptChanges };
}

export function openDevice(): Device {
  const storage = deviceStorage(() => localStorage);
  const clock = openServerClock(Date.now);
  const preferences = openStore(firstPreferences(storage, navigator.languages));
  const connection = openConnection();
  const lastRead = new Map<string, unknown>();

  const channel: Channel = openChannel({
    fetch: (address, init) => fetch(address, init),
    sleep,
    language: () => preferences.get().language,
    csrfToken: () => visitor.session.get()?.csrfToken,
    renewSession: async () => (await visitor.loadSession()).isOk,
    onTried: connection.onTried,
  });
  const visitor = openVisitor({ channel, storage, clock, preferences, lastRead, after });

  return {
    storage,
    channel,
    clock,
    preferences,
    lastRead,
    ...visitor,
    ...openWatchedAttempts(channel, storage),
    connection: connection.store,
    openStream: (topup) => new EventSource(addressOf('followTopup', { topup }).address),
  };
}
