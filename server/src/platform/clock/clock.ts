import type { InstantMs } from '#base';

/**
 * The one clock. Server, SQL parameters, jobs and tests read the time here and wait here, so that
 * tests and the demo can set it and speed it up, and no test waits in real minutes.
 */
export interface Clock {
  now(): InstantMs;
  /** Resolves when the clock has reached the instant, or when the signal says to stop waiting. */
  sleepUntil(atMs: InstantMs, signal?: AbortSignal): Promise<void>;
}

/** Node's timers hold 31 bits; a longer wait is done in pieces. */
const longestTimerMs = 2 ** 31 - 1;

/** How this clock's time passes: `virtual = virtualMs + (real - realMs) × rate`. */
export interface Pace {
  readonly realMs: number;
  readonly virtualMs: InstantMs;
  readonly rate: number;
}

export function paceOf(realMs: number): Pace {
  return { realMs, virtualMs: realMs, rate: 1 };
}

interface Sleeper {
  readonly atMs: InstantMs;
  readonly wake: () => void;
}

/**
 * A clock that follows a pace which may change at any time. Sleepers wake in the order of their
 * instants at every pace, so that what happens first in the story also runs first.
 */
export class PacedClock implements Clock {
  #pace: Pace;
  /** The soonest first. */
  readonly #sleepers: Sleeper[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** For which instant the timer is set; infinity without one. */
  #timedForMs = Number.POSITIVE_INFINITY;

  constructor(pace: Pace = paceOf(Date.now())) {
    this.#pace = pace;
  }

  now(): InstantMs {
    const { realMs, virtualMs, rate } = this.#pace;
    return Math.floor(virtualMs + (Date.now() - realMs) * rate);
  }

  /** How many wait on it: who lies down after it was moved sleeps from there. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  get pace(): Pace {
    return this.#pace;
  }

  set pace(pace: Pace) {
    this.#pace = pace;
    this.#disarm();
    this.#wakeDue();
  }

  sleepUntil(atMs: InstantMs, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const leave = (): void => {
        this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1);
        this.#arm();
        resolve();
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const sleeper = { atMs, wake };
      signal?.addEventListener('abort', leave, { once: true });
      // From the end: most who lie down wake after those who lie already.
      const before = this.#sleepers.findLastIndex((other) => other.atMs <= atMs);
      this.#sleepers.splice(before + 1, 0, sleeper);
      this.#wakeDue();
    });
  }

  #wakeDue(): void {
    const nowMs = this.now();
    for (let next = this.#sleepers[0]; next && next.atMs <= nowMs; next = this.#sleepers[0]) {
      this.#sleepers.shift();
      next.wake();
    }
    this.#arm();
  }

  /**
   * One timer for the soonest: two timers of Node that are due together fire in either order. Where
   * the soonest has left, it fires for nobody and is set anew then: who sells by a deadline lies
   * down and gets up again, and a timer for each was half of what that cost.
   */
  #arm(): void {
    const next = this.#sleepers[0];
    if (!next || this.#pace.rate === 0) return this.#disarm();
    if (next.atMs >= this.#timedForMs) return;
    clearTimeout(this.#timer);
    this.#timedForMs = next.atMs;
    const realWaitMs = Math.max(0, next.atMs - this.now()) / this.#pace.rate;
    const waitMs = Math.min(Math.ceil(realWaitMs), longestTimerMs);
    this.#timer = setTimeout(() => {
      this.#disarm();
      this.#wakeDue();
    }, waitMs);
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timedForMs = Number.POSITIVE_INFINITY;
  }
}

/** A clock that stands still until a test moves it. */
export class ManualClock extends PacedClock {
  constructor(atMs: InstantMs) {
    super({ realMs: Date.now(), virtualMs: atMs, rate: 0 });
  }

  set(atMs: InstantMs): void {
    this.pace = { realMs: Date.now(), virtualMs: atMs, rate: 0 };
  }

  advance(byMs: number): void {
    this.set(this.now() + byMs);
  }
}
