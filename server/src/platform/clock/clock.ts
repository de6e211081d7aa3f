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

/**
 * A clock that follows a pace which may change at any time; waiting sleepers are re-armed at once.
 */
export class PacedClock implements Clock {
  #pace: Pace;
  readonly #sleepers = new Set<() => void>();

  constructor(pace: Pace = paceOf(Date.now())) {
    this.#pace = pace;
  }

  now(): InstantMs {
    const { realMs, virtualMs, rate } = this.#pace;
    return Math.floor(virtualMs + (Date.now() - realMs) * rate);
  }

  get pace(): Pace {
    return this.#pace;
  }

  set pace(pace: Pace) {
    this.#pace = pace;
    for (const rearm of this.#sleepers) rearm();
  }

  sleepUntil(atMs: InstantMs, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(arm);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const arm = (): void => {
        clearTimeout(timer);
        const waitMs = atMs - this.now();
        if (waitMs <= 0 || signal?.aborted) return end();
        const realWaitMs = this.#pace.rate > 0 ? waitMs / this.#pace.rate : longestTimerMs;
        timer = setTimeout(arm, Math.min(Math.ceil(realWaitMs), longestTimerMs));
      };
      this.#sleepers.add(arm);
      signal?.addEventListener('abort', end);
      arm();
    });
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
