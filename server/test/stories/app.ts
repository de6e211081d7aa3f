import { secondMs } from '#base';
import {
  addressOf,
  type Attempts,
  type Channel,
  type DeviceStorage,
  type Follower,
  followTopup,
  isFinal,
  type Language,
  openAttemptStore,
  openAttempts,
  openChannel,
  type Session,
  type Stream,
  type Timers,
  type Topup,
  type TopupState,
} from '../../../web/client/index.ts';
import { openEventStream } from './event-stream.ts';
import { type Life, newLife, type Phone } from './phone.ts';

/** What the screen has said of an order, and when. */
export interface Word {
  readonly topup: string;
  readonly state: TopupState;
  readonly atMs: number;
}

/** A process of the app on a phone: the app's own client, without its pages. */
export interface App {
  readonly life: Life;
  readonly channel: Channel;
  readonly attempts: Attempts;
  /** Asks who is here until the server has said so. */
  enter(): Promise<Session>;
  /**
   * Shows the order until it has come to its end, or for so long; resolves with what was shown
   * last.
   */
  watch(topup: string, forMs: number): Promise<Topup | undefined>;
  /** The person comes back to the screen. */
  hurry(): void;
}

export function openApp(
  phone: Phone,
  say: (word: Word) => void,
  language: Language = 'zh-Hant',
): App {
  const { clock } = phone;
  const life = newLife();
  const nowMs = (): number => clock.now();
  const sleep = (ms: number): Promise<void> => clock.sleepUntil(nowMs() + ms);
  let session: Session | undefined;
  const loadSession = async (): Promise<Session | undefined> => {
    const read = await channel.call('readSession', {});
    if (read.isOk) session = read.answer;
    return session;
  };
  const channel: Channel = openChannel({
    fetch: (address, init) => phone.send(life, address, init),
    sleep,
    language: () => language,
    csrfToken: () => session?.csrfToken,
    renewSession: async () => (await loadSession()) !== undefined,
    onTried: () => undefined,
  });
  const attempts = openAttempts(channel, openAttemptStore(storageOf(phone, life), nowMs), nowMs);
  let follower: Follower | undefined;
  return {
    life,
    channel,
    attempts,
    watch: (topup, forMs) =>
      new Promise((resolve) => {
        const told = (shown: Topup): void => {
          attempts.learn(shown);
          say({ topup, state: shown.state, atMs: nowMs() });
        };
        follower = watchTopup({ phone, life, channel, topup, forMs, told, resolve });
      }),
    hurry: () => follower?.hurry(),
    async enter() {
      for (;;) {
        const here = await loadSession();
        if (here) return here;
        await sleep(5 * secondMs);
      }
    },
  };
}

interface Watching {
  readonly phone: Phone;
  readonly life: Life;
  readonly channel: Channel;
  readonly topup: string;
  readonly forMs: number;
  readonly told: (topup: Topup) => void;
  readonly resolve: (last: Topup | undefined) => void;
}

function watchTopup(watching: Watching): Follower {
  const { phone, life, channel, forMs, told, resolve } = watching;
  const timers = timersOf(phone, life);
  let shown: Topup | undefined;
  const end = (): void => {
    stopWaiting();
    follower.stop();
    resolve(shown);
  };
  const stopWaiting = timers.after(forMs, end);
  const follower = followTopup(watching.topup, {
    timers,
    openStream: (topup) => streamOf(phone, life, topup),
    read: (topup) => channel.call('readTopup', { params: { topup } }),
    onHeard: () => undefined,
    onRefused: end,
    onTopup(topup) {
      shown = topup;
      told(topup);
      if (isFinal(topup.state)) end();
    },
  });
  return follower;
}

/** Timers on the one clock, which a dead app does not hear. */
function timersOf({ clock }: Phone, life: Life): Timers {
  return {
    after(ms, run) {
      const off = new AbortController();
      const wait = async (): Promise<void> => {
        await clock.sleepUntil(clock.now() + ms, off.signal);
        if (!off.signal.aborted && !life.isOver()) run();
      };
      void wait();
      return () => off.abort();
    },
  };
}

/** What a dead app would write is not written. */
function storageOf({ storage }: Phone, life: Life): DeviceStorage {
  return {
    names: () => storage.names(),
    read: (name) => storage.read(name),
    write: (name, value) => !life.isOver() && storage.write(name, value),
    remove(name) {
      if (!life.isOver()) storage.remove(name);
    },
  };
}

function streamOf(phone: Phone, life: Life, topup: string): Stream {
  const { address } = addressOf('followTopup', { topup });
  const headers = { accept: 'text/event-stream' };
  const stream = openEventStream((signal) => phone.send(life, address, { headers, signal }));
  void life.ended.then(() => stream.close());
  return stream;
}
