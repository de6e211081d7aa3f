import type { Topup } from './channel-types.ts';
import { isOutcomeUnknown, type Refused, type Result } from './problem.ts';
import { isFinal, isNewer } from './topup-state.ts';

/** A stream of server-sent events, as the browser's EventSource gives it. */
export interface Stream {
  addEventListener(kind: 'message', told: (event: { readonly data: string }) => void): void;
  addEventListener(kind: 'error', lost: () => void): void;
  close(): void;
}

export interface Timers {
  after(ms: number, run: () => void): () => void;
}

export interface Following {
  readonly openStream: (topup: string) => Stream;
  readonly read: (topup: string) => Promise<Result<Topup>>;
  readonly timers: Timers;
  readonly onTopup: (topup: Topup) => void;
  /** False while nothing is heard: the screen then says so, instead of turning a wheel. */
  readonly onHeard: (isHeard: boolean) => void;
  /** The order is not there, or not ours to see: told once, and nothing is asked any more. */
  readonly onRefused: (problem: Refused) => void;
}

/**
 * A stream that says nothing for so long is asked about; half-open connections look just like
 * quiet ones.
 */
export const silenceMs = 15_000;
/** Between questions while there is no stream. */
export const pollPausesMs = [1_000, 2_000, 3_000, 5_000, 8_000] as const;
/** Before a lost stream is opened again. */
export const reopenMs = 12_000;

export interface Follower {
  /**
   * Asks at once: the network is back, or the person has come back to the screen. An order that had
   * come to its end is followed again if it has begun to move.
   */
  hurry(): void;
  stop(): void;
}

/**
 * Follows an order to its end: by its stream while that works, by asking while it does not. Tells
 * each state once it is newer than the last, and stops by itself at a final one.
 */
export function followTopup(topup: string, following: Following): Follower {
  return new TopupFollower(topup, following);
}

/** A class, because a connection with two timers is state with behaviour. */
class TopupFollower implements Follower {
  readonly #topup: string;
  readonly #to: Following;
  #shown: Topup | undefined;
  #stream: Stream | undefined;
  #isStopped = false;
  /** The order has come to its end: nothing is asked unless somebody hurries. */
  #isResting = false;
  #isAsking = false;
  #asked = 0;
  #cancelAsking: () => void = () => undefined;
  #cancelReopening: () => void = () => undefined;

  constructor(topup: string, following: Following) {
    this.#topup = topup;
    this.#to = following;
    this.#openStream();
    // The stream's first event should come at once; asking early covers the network where it does
    // not.
    this.#askAfter(pollPausesMs[1]);
  }

  hurry(): void {
    if (this.#isStopped) return;
    this.#asked = 0;
    if (!this.#stream && !this.#isResting) this.#openStream();
    this.#askAfter(0);
  }

  stop(): void {
    this.#isStopped = true;
    this.#rest();
  }

  #rest(): void {
    this.#isResting = true;
    this.#cancelAsking();
    this.#loseStream();
    this.#cancelReopening();
  }

  #openStream(): void {
    this.#cancelReopening();
    const stream = this.#to.openStream(this.#topup);
    this.#stream = stream;
    stream.addEventListener('message', ({ data }) => {
      const told = parsed(data);
      if (!told || this.#stream !== stream) return;
      this.#hear(told);
      if (!this.#isResting) this.#askAfter(silenceMs);
    });
    stream.addEventListener('error', () => {
      if (this.#stream !== stream) return;
      this.#loseStream();
      this.#cancelReopening = this.#to.timers.after(reopenMs, () => this.#openStream());
      this.#askAfter(this.#nextPauseMs());
    });
  }

  #loseStream(): void {
    this.#stream?.close();
    this.#stream = undefined;
  }

  #nextPauseMs(): number {
    const pauseMs = pollPausesMs[Math.min(this.#asked, pollPausesMs.length - 1)];
    return pauseMs ?? silenceMs;
  }

  #askAfter(ms: number): void {
    this.#cancelAsking();
    this.#cancelAsking = this.#to.timers.after(ms, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const result = await this.#to.read(this.#topup);
    this.#isAsking = false;
    if (this.#isStopped) return;
    this.#asked += 1;
    if (result.isOk) {
      // The answer knows more than the stream has told, so the stream is dead without knowing it.
      if (this.#knowsMore(result.answer)) this.#renewStream();
      this.#hear(result.answer);
    } else if (result.problem.kind === 'refused' && !isOutcomeUnknown(result.problem)) {
      this.stop();
      this.#to.onRefused(result.problem);
    } else {
      this.#to.onHeard(false);
    }
    if (this.#isStopped || this.#isResting) return;
    this.#askAfter(this.#stream && result.isOk ? silenceMs : this.#nextPauseMs());
  }

  #knowsMore(answer: Topup): boolean {
    return this.#shown !== undefined && answer.timeline.length > this.#shown.timeline.length;
  }

  #renewStream(): void {
    if (!this.#stream) return;
    this.#loseStream();
    this.#openStream();
  }

  #hear(told: Topup): void {
    this.#to.onHeard(true);
    if (!isNewer(told, this.#shown)) return;
    this.#shown = told;
    this.#to.onTopup(told);
    if (isFinal(told.state)) {
      this.#rest();
    } else if (this.#isResting) {
      this.#isResting = false;
      this.#openStream();
    }
  }
}

function parsed(data: string): Topup | undefined {
  try {
    const read = JSON.parse(data) as Partial<Topup> | null;
    return typeof read?.id === 'string' && Array.isArray(read.timeline)
      ? (read as Topup)
      : undefined;
  } catch {
    return undefined;
  }
}
