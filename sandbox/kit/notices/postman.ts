import type { Clock } from '../clock.ts';
import type { Journal, Table } from '../journal.ts';
import type { Log } from '../log.ts';
import { type Delivery, faultOf, type Notice } from './notice.ts';

interface Parts<Fields> {
  journal: Journal;
  clock: Clock;
  log: Log;
  /** The waits after each round that was not taken, which a provider may set by what it tells. */
  ladderOf(notice: Notice<Fields>): readonly number[];
  /** One delivery: `success`, or what came instead. Rejects when no answer came. */
  post(notice: Notice<Fields>, signal: AbortSignal): Promise<string>;
}

/** Sends notices until they are acknowledged or the ladder ends; goes on after a restart. */
export class Postman<Fields> {
  readonly #parts: Parts<Fields>;
  readonly #notices: Table<Notice<Fields>>;
  readonly #idsOf = new Map<string, string[]>();
  readonly #waiting = new Set<string>();
  readonly #inFlight = new Set<string>();
  readonly #stopped = new AbortController();

  constructor(parts: Parts<Fields>) {
    this.#parts = parts;
    this.#notices = parts.journal.table<Notice<Fields>>('notice');
    for (const notice of this.#notices.values()) {
      this.#index(notice);
      if (notice.state === 'waiting') this.#wait(notice);
    }
  }

  /** Keeps a notice. It goes out at the next wake. */
  add(notice: Notice<Fields>): void {
    this.#index(notice);
    this.#keep(notice);
  }

  /** Sends what is due. Called after each answered request, so that answers come first. */
  wake(): void {
    for (const notice of this.#waitingNotices()) {
      if (notice.dueMs <= this.#parts.clock.now()) void this.#deliver(notice);
    }
  }

  /** Sends the notices that a fault wants to arrive before the answer, and waits for them. */
  async deliverEarly(): Promise<void> {
    const early = this.#waitingNotices().filter(
      (notice) => notice.rounds === 0 && faultOf(notice, 'notice-before-sync-answer'),
    );
    await Promise.all(early.map((notice) => this.#deliver(notice)));
  }

  noticesOf(tradeNo: string): Notice<Fields>[] {
    return (this.#idsOf.get(tradeNo) ?? []).flatMap((id) => this.#notices.get(id) ?? []);
  }

  stop(): void {
    this.#stopped.abort();
  }

  #waitingNotices(): Notice<Fields>[] {
    return [...this.#waiting].flatMap((id) => this.#notices.get(id) ?? []);
  }

  #index({ tradeNo, id }: Notice<Fields>): void {
    this.#idsOf.set(tradeNo, [...(this.#idsOf.get(tradeNo) ?? []), id]);
  }

  #keep(notice: Notice<Fields>): void {
    this.#notices.put(notice.id, notice);
    if (notice.state === 'waiting') this.#wait(notice);
    else this.#waiting.delete(notice.id);
  }

  #wait(notice: Notice<Fields>): void {
    const { clock } = this.#parts;
    this.#waiting.add(notice.id);
    if (notice.dueMs > clock.now()) clock.at(notice.dueMs, () => this.wake());
  }

  async #deliver(notice: Notice<Fields>): Promise<void> {
    if (this.#inFlight.has(notice.id)) return;
    this.#inFlight.add(notice.id);
    // Both copies are under way at once, which is where a receiver that checks first and writes
    // afterwards goes wrong.
    const isDoubled = notice.rounds === 0 && faultOf(notice, 'notice-duplicate') !== undefined;
    const copies = isDoubled ? [0, 1] : [0];
    const deliveries = await Promise.all(copies.map(() => this.#post(notice)));
    this.#inFlight.delete(notice.id);
    if (this.#stopped.signal.aborted) return;
    const after = this.#afterRound(notice, deliveries);
    if (after.state === 'given-up') this.#parts.log('a notice was given up', { id: notice.id });
    this.#keep(after);
    this.#releaseHeld(notice);
  }

  async #post(notice: Notice<Fields>): Promise<Delivery> {
    const { clock, post } = this.#parts;
    try {
      const outcome = await post(notice, this.#stopped.signal);
      return { atMs: clock.now(), outcome };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { atMs: clock.now(), outcome: `no answer: ${reason}` };
    }
  }

  /** One copy that was taken is enough; otherwise the ladder says when next. */
  #afterRound(notice: Notice<Fields>, deliveries: Delivery[]): Notice<Fields> {
    const nowMs = this.#parts.clock.now();
    const isDelivered = deliveries.some((delivery) => delivery.outcome === 'success');
    const waitMs = this.#parts.ladderOf(notice)[notice.rounds];
    const endState = isDelivered ? 'delivered' : 'given-up';
    const isOver = isDelivered || waitMs === undefined;
    return {
      ...notice,
      isHeld: false,
      deliveries: [...notice.deliveries, ...deliveries],
      rounds: notice.rounds + 1,
      state: isOver ? endState : 'waiting',
      dueMs: isOver ? nowMs : nowMs + waitMs,
    };
  }

  /** A notice held back for disorder follows as soon as a later one of its trade has gone out. */
  #releaseHeld(sent: Notice<Fields>): void {
    for (const notice of this.noticesOf(sent.tradeNo)) {
      if (!notice.isHeld || notice.id === sent.id) continue;
      this.#keep({ ...notice, isHeld: false, dueMs: this.#parts.clock.now() });
    }
    this.wake();
  }
}
