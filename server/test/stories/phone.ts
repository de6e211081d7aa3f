import { secondMs } from '#base';
import type { Clock } from '#platform/clock';
import { type DeviceStorage, memoryStorage } from '../../../web/client/index.ts';

/** How long a phone waits for the network, by the one clock; the app itself gives up as soon. */
export const phoneDeadlineMs = 9 * secondMs;

interface Options {
  /** Where the phone finds our server: a way with faults of its own. */
  readonly server: string;
  readonly clock: Clock;
  /** Its address, by which the server counts. */
  readonly ip: string;
  /** Another deadline than usual, asked for at every request. */
  readonly deadlineMs?: () => number;
}

/** The app dies at this request of its phone, counted from 0: before or after sending it. */
export interface Death {
  readonly atRequest: number;
  readonly isSent: boolean;
}

/** What holds a process of the app together: it dies, and nothing of it goes on. */
export interface Life {
  readonly ended: Promise<void>;
  isOver(): boolean;
  end(): void;
}

export function newLife(): Life {
  const end = Promise.withResolvers<void>();
  let isOver = false;
  return {
    ended: end.promise,
    isOver: () => isOver,
    end() {
      isOver = true;
      end.resolve();
    },
  };
}

const never = new Promise<never>(() => undefined);

/** A phone with its storage, cookies and network, which all survive the app's death. */
export class Phone {
  readonly clock: Clock;
  readonly storage: DeviceStorage = memoryStorage();
  readonly #options: Options;
  readonly #cookies = new Map<string, string>();
  #requests = 0;
  #deaths: readonly Death[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.clock = options.clock;
  }

  /** From now on the app dies at these requests, counted from here, and at no others. */
  expect(deaths: readonly Death[]): void {
    this.#requests = 0;
    this.#deaths = deaths;
  }

  /** The cookies of our server, by name. */
  cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  /** Sends as the app does. An app that has died hears no answer any more. */
  async send(life: Life, address: string, init: RequestInit): Promise<Response> {
    if (life.isOver()) return never;
    const number = this.#requests;
    this.#requests += 1;
    const death = this.#deaths.find(({ atRequest }) => atRequest === number);
    if (death) life.end();
    if (death && !death.isSent) return never;
    const answered = this.browse(this.#options.server + address, init);
    // Its answer reaches nobody who could still read it.
    const response = await answered.catch((error: unknown) => {
      if (!life.isOver()) throw error;
    });
    return life.isOver() || !response ? never : response;
  }

  /** A request of the phone's browser, to any address. Only ours is sent the cookies. */
  async browse(url: string, init: RequestInit = {}): Promise<Response> {
    const target = this.#route(url);
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', this.#options.ip);
    const isOurs = target.startsWith(this.#options.server);
    if (isOurs) headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(target, { ...init, headers, signal: this.#patience(init) });
    if (isOurs) for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** The address that our server tells everybody leads, from this phone, over its own network. */
  #route(url: string): string {
    const { pathname, search, origin } = new URL(url);
    const isOurs = pathname.startsWith('/pay/') || origin === this.#options.server;
    return isOurs ? this.#options.server + pathname + search : url;
  }

  #patience({ signal, headers }: RequestInit): AbortSignal {
    const signals = signal ? [signal] : [];
    if (new Headers(headers).get('accept') === 'text/event-stream') return AbortSignal.any(signals);
    const deadline = new AbortController();
    const deadlineMs = this.#options.deadlineMs?.() ?? phoneDeadlineMs;
    void this.clock.sleepUntil(this.clock.now() + deadlineMs).then(() => deadline.abort());
    return AbortSignal.any([...signals, deadline.signal]);
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
