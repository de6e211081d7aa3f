import { randomInt } from 'node:crypto';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import { type RealTimer, startTimer } from '#platform/sockets';
import { type ShortMessage, statuses } from '#wire/smpp';
import type { SmppPlace } from './smpp-place.ts';
import { type SessionTimes, SmppSession, type SubmitAnswer } from './smpp-session.ts';

/** What became of handing one message over. */
export type LinkAnswer =
  | SubmitAnswer
  /** It has not left us: the centre was away, or busy for too long. */
  | { readonly answer: 'not_sent'; readonly reason: string };

export type HeardMessage = (message: ShortMessage) => Promise<boolean>;

export interface LinkOptions {
  readonly place: SmppPlace;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly times?: Partial<LinkTimes>;
}

export interface LinkTimes extends SessionTimes {
  /** How long a message waits for its turn, or for a centre that is away or busy. */
  readonly patienceMs: number;
  /** The first pause before another connection; each is twice as long, with some chance in it. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** How long after the centre's "too fast" nothing is sent. */
  readonly throttledMs: number;
  readonly longestThrottledMs: number;
}

const usualTimes: LinkTimes = {
  connectMs: 10_000,
  answerMs: 10_000,
  idleMs: 30_000,
  patienceMs: 20_000,
  retryMs: 1_000,
  longestRetryMs: 60_000,
  throttledMs: 250,
  longestThrottledMs: 10_000,
};

/**
 * From this version on a centre takes optional parameters. One that says none in its answer to the
 * bind is to be taken for an older one (SMPP 3.4, "backward compatibility").
 */
const withOptional = 0x34;

interface Turn {
  readonly message: ShortMessage;
  readonly done: (answer: LinkAnswer) => void;
  readonly untilMs: number;
}

/** Refusals of what SMPP 3.4 has added to 3.3, the optional parameters (5.1.3). */
const optionalRefused: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc4]);

const tooFast: ReadonlySet<number> = new Set([statuses.throttled, statuses.queueFull]);

/**
 * The way to one SMS centre: a transceiver that is bound again and again, with a window and a
 * queue before it. A session that ends soon does not count as a success, so a centre that accepts
 * and drops is not stormed either: the pauses grow until a session has lasted.
 */
export class SmppLink {
  readonly #options: LinkOptions;
  readonly #times: LinkTimes;
  readonly #turns: Turn[] = [];
  readonly #listeners: HeardMessage[] = [];
  #session: SmppSession | undefined;
  #isBound = false;
  #takesMarks = false;
  #hasRefusedMarks = false;
  #boundAtMs = 0;
  #unanswered = 0;
  #failures = 0;
  #throttledMs = 0;
  #pausedUntilMs = 0;
  #timer: RealTimer | undefined;
  #wake: RealTimer | undefined;
  #closing: (() => void) | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#times = { ...usualTimes, ...options.times };
    options.metrics.gauge('lowu_smpp_bound', () => (this.#isBound ? 1 : 0));
    options.metrics.gauge('lowu_smpp_waiting', () => this.#turns.length);
    this.#connect();
  }

  get place(): SmppPlace {
    return this.#options.place;
  }

  get isBound(): boolean {
    return this.#isBound;
  }

  /** Adds who is told what comes in; the first that does not answer false has it. */
  hear(listener: HeardMessage): void {
    this.#listeners.push(listener);
  }

  /** Hands one message over as soon as the window lets it. Never rejects. */
  submit(message: ShortMessage): Promise<LinkAnswer> {
    return new Promise((done) => {
      const untilMs = performance.now() + this.#times.patienceMs;
      this.#turns.push({ message, done, untilMs });
      this.#go();
    });
  }

  /** Lets what is on its way be answered, takes leave and never connects again. */
  async close(): Promise<void> {
    this.#timer?.stop();
    for (const { done } of this.#turns.splice(0)) done(notSent('closed'));
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      if (!this.#session) return resolve();
      this.#takeLeave();
    });
    this.#wake?.stop();
  }

  #takeLeave(): void {
    if (!this.#isBound) return this.#session?.destroy('closing');
    if (this.#unanswered === 0) this.#session?.unbind();
  }

  #connect(): void {
    const { place, log } = this.#options;
    this.#session = new SmppSession(place, this.#times, {
      bound: (version) => {
        this.#isBound = true;
        this.#takesMarks = place.takesMarks ?? (version ?? 0) >= withOptional;
        this.#boundAtMs = performance.now();
        log.info('the SMS centre is bound', { host: place.host });
        if (this.#closing) this.#takeLeave();
        else this.#go();
      },
      delivered: (message) => this.#tell(message),
      closed: (reason) => this.#closed(reason),
    });
  }

  #closed(reason: string): void {
    const { place, log, metrics } = this.#options;
    const hasLasted = this.#isBound && performance.now() - this.#boundAtMs > this.#times.idleMs;
    this.#isBound = false;
    this.#session = undefined;
    if (this.#closing) return this.#closing();
    this.#failures = hasLasted ? 1 : this.#failures + 1;
    metrics.count('lowu_smpp_lost_total');
    log.warn('the SMS centre is away', { host: place.host, reason, failures: this.#failures });
    const { retryMs, longestRetryMs } = this.#times;
    const pauseMs = Math.min(retryMs * 2 ** Math.min(this.#failures - 1, 20), longestRetryMs);
    // Many processes that lost the same centre must not all come back in the same moment.
    this.#timer = startTimer(randomInt(pauseMs / 2, pauseMs + 1), () => this.#connect());
    this.#go();
  }

  async #tell(message: ShortMessage): Promise<boolean> {
    for (const listener of this.#listeners) if (await listener(message)) return true;
    return false;
  }

  /** Sends what may be sent now, and gives up what has waited too long. */
  #go(): void {
    const nowMs = performance.now();
    while (this.#turns[0] && this.#turns[0].untilMs <= nowMs) {
      const { done } = this.#turns.shift() ?? this.#turns[0];
      done(notSent(this.#isBound ? 'busy' : 'away'));
    }
    const isFree = this.#isBound && nowMs >= this.#pausedUntilMs && !this.#closing;
    const free = isFree ? Math.max(0, this.place.window - this.#unanswered) : 0;
    for (const turn of this.#turns.splice(0, free)) void this.#send(turn);
    this.#wakeUp(nowMs);
  }

  #wakeUp(nowMs: number): void {
    this.#wake?.stop();
    const first = this.#turns[0];
    if (!first) return;
    const isPaused = this.#isBound && this.#pausedUntilMs > nowMs;
    const atMs = isPaused ? Math.min(this.#pausedUntilMs, first.untilMs) : first.untilMs;
    this.#wake = startTimer(Math.max(1, atMs - nowMs), () => this.#go());
  }

  async #send(turn: Turn): Promise<void> {
    this.#unanswered += 1;
    const sentMs = performance.now();
    const isMarked = this.#marks(turn.message);
    const message = isMarked ? turn.message : unmarked(turn.message);
    const answer = (await this.#session?.submit(message)) ?? notSent('away');
    this.#unanswered -= 1;
    const { metrics } = this.#options;
    metrics.observe('lowu_smpp_submit_seconds', (performance.now() - sentMs) / 1_000);
    if (answer.answer === 'status' && tooFast.has(answer.status)) {
      this.#slowDown();
      // It was not taken, so it may go again without being doubled; at its place before the others.
      if (this.#closing) turn.done(notSent('throttled'));
      else this.#turns.unshift(turn);
    } else if (isMarked && answer.answer === 'status' && optionalRefused.has(answer.status)) {
      this.#refuseMarks(answer.status);
      if (this.#closing) turn.done(notSent('closed'));
      else this.#turns.unshift(turn);
    } else {
      if (answer.answer === 'status') this.#throttledMs = 0;
      turn.done(answer);
    }
    if (this.#closing) this.#takeLeave();
    else this.#go();
  }

  #marks({ optional }: ShortMessage): boolean {
    const isWished = this.#takesMarks && !this.#hasRefusedMarks;
    return isWished && optional.userMessageReference !== undefined;
  }

  /** It takes the messages, but not what we write beside them: from now on without. */
  #refuseMarks(status: number): void {
    if (this.#hasRefusedMarks) return;
    this.#hasRefusedMarks = true;
    const { place, log } = this.#options;
    const said = { host: place.host, status: `0x${status.toString(16)}` };
    log.warn('the SMS centre takes no marks', said);
  }

  /** Twice as long each time, but once for all answers of one window. */
  #slowDown(): void {
    this.#options.metrics.count('lowu_smpp_throttled_total');
    const nowMs = performance.now();
    if (nowMs < this.#pausedUntilMs) return;
    const { throttledMs, longestThrottledMs } = this.#times;
    this.#throttledMs = Math.min(this.#throttledMs * 2 || throttledMs, longestThrottledMs);
    this.#pausedUntilMs = nowMs + this.#throttledMs;
  }
}

function unmarked(message: ShortMessage): ShortMessage {
  const { userMessageReference: _, ...optional } = message.optional;
  return { ...message, optional };
}

function notSent(reason: string): LinkAnswer {
  return { answer: 'not_sent', reason };
}
