import type {
  Channel,
  DeviceStorage,
  Problem,
  Result,
  ServerClock,
  Session,
} from '../../client/index.ts';
import {
  keepPreferences,
  type PreferenceChange,
  type Preferences,
  reconciled,
} from './preferences.ts';
import { openStore, type Store } from './store.ts';

/** Who uses the app, as far as the server has told. */
export interface Visitor {
  /** Undefined until the server has told who is here. */
  readonly session: Store<Session | undefined>;
  /** Why it has not told, or not told anything newer. */
  readonly sessionProblem: Store<Problem | undefined>;
  readonly loadSession: () => Promise<Result<Session>>;
  /** Somebody has signed in or out. */
  readonly enter: (session: Session) => void;
  readonly prefer: (change: PreferenceChange) => void;
}

interface Surroundings {
  readonly channel: Channel;
  readonly storage: DeviceStorage;
  readonly clock: ServerClock;
  readonly preferences: Store<Preferences>;
  /** Emptied when another person comes: what was read belongs to whom it was read for. */
  readonly lastRead: Map<string, unknown>;
  readonly after: (ms: number, run: () => void) => void;
}

/** Nothing works before it is known who is here, so it is asked until there is an answer. */
const askedAgainMs = 5_000;

export function openVisitor(around: Surroundings): Visitor {
  const { channel, storage, clock, preferences, lastRead, after } = around;
  const session = openStore<Session | undefined>(undefined);
  const sessionProblem = openStore<Problem | undefined>(undefined);

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

  let asked: Promise<Result<Session>> | undefined;
  const askSession = async (): Promise<Result<Session>> => {
    const read = await channel.call('readSession', {});
    asked = undefined;
    if (read.isOk) enter(read.answer);
    sessionProblem.set(read.isOk ? undefined : read.problem);
    const isUnknown = session.get() === undefined;
    if (isUnknown) after(askedAgainMs, () => void loadSession());
    return read;
  };

  /** Two first questions at once would make two phones of this one; who comes second waits. */
  const loadSession = (): Promise<Result<Session>> => {
    asked ??= askSession();
    return asked;
  };

  return {
    session,
    sessionProblem,
    loadSession,
    enter,
    prefer(change) {
      keepPreferences(storage, change);
      preferences.set({ ...preferences.get(), ...change });
      void tell(change);
    },
  };
}
