import {
  type Answer,
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
  type Problem,
  type Result,
  type ServerClock,
  type Session,
  type Stream,
} from '../../client/index.ts';
import {
  firstPreferences,
  keepPreferences,
  type PreferenceChange,
  type Preferences,
  reconciled,
} from './preferences.ts';
import { openStore, type Store } from './store.ts';

export type Connection = 'good' | 'weak' | 'none';

/** Everything that the screens share on this phone, wired by hand once. */
export interface Device {
  readonly storage: DeviceStorage;
  readonly channel: Channel;
  readonly attempts: Attempts;
  /** Counts up whenever an attempt is kept or dropped, so that screens can watch. */
  readonly attemptChanges: Store<number>;
  readonly clock: ServerClock;
  /** Undefined until the server has told who is here. */
  readonly session: Store<Session | undefined>;
  /** Why it has not told, or not told anything newer. */
  readonly sessionProblem: Store<Problem | undefined>;
  readonly preferences: Store<Preferences>;
  readonly connection: Store<Connection>;
  /** What was last read, so that a screen one comes back to is there at once. Never on the disk. */
  readonly lastRead: Map<string, unknown>;
  readonly loadSession: () => Promise<Result<Session>>;
  readonly enter: (session: Session) => void;
  readonly prefer: (change: PreferenceChange) => void;
  readonly openStream: (topup: string) => Stream;
}

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
  const session = openStore<Session | undefined>(undefined);
  const sessionProblem = openStore<Problem | undefined>(undefined);
  const preferences = openStore(firstPreferences(storage, navigator.languages));
  const connection = openConnection();
  const lastRead = new Map<string, unknown>();

  const channel = openChannel({
    fetch: (address, init) => fetch(address, init),
    sleep,
    language: () => preferences.get().language,
    csrfToken: () => session.get()?.csrfToken,
    renewCsrfToken: async () => (await loadSession()).isOk,
    onTried: connection.onTried,
  });

  const tell = async (change: PreferenceChange): Promise<void> => {
    if (Object.keys(change).length === 0) return;
    const told = await channel.call('changePreferences', { body: change }, { isRepeatable: true });
    if (told.isOk) session.set(told.answer);
  };

  const enter = (entered: Session): void => {
    if (entered.subscriber?.id !== session.get()?.subscriber?.id) lastRead.clear();
    clock.learn(entered.now);
    session.set(entered);
    const next = reconciled(storage, preferences.get(), entered);
    preferences.set(next.shown);
    void tell(next.tell);
  };

  const loadSession = async (): Promise<Result<Answer<'readSession'>>> => {
    const read = await channel.call('readSession', {});
    if (read.isOk) enter(read.answer);
    sessionProblem.set(read.isOk ? undefined : read.problem);
    return read;
  };

  return {
    storage,
    channel,
    clock,
    session,
    sessionProblem,
    preferences,
    lastRead,
    loadSession,
    enter,
    ...openWatchedAttempts(channel, storage),
    connection: connection.store,
    prefer(change) {
      keepPreferences(storage, change);
      preferences.set({ ...preferences.get(), ...change });
      void tell(change);
    },
    openStream: (topup) => new EventSource(addressOf('followTopup', { topup }).address),
  };
}
