import type { Clock } from '../../kit/clock.ts';
import type { Journal, Table } from '../../kit/journal.ts';
import type { Log } from '../../kit/log.ts';
import { postForm } from '../../kit/post-form.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { Keys } from '../keys.ts';
import type { Refund, Trade } from '../trades/trade.ts';
import { newNotice } from './new-notice.ts';
import { type Cause, type Delivery, faultOf, ladderMs, type Notice } from './notice.ts';
import { noticeForm } from './notice-form.ts';

/** How long a receiver may take to answer, in real time. */
const answerTimeoutMs = 10_000;

interface Parts {
  journal: Journal;
  clock: Clock;
  keys: Keys;
  faults: FaultBook;
  log: Log;
}

/** Sends notices until they are acknowledged or the ladder ends; goes on after a restart. */
export class Notifier {
  readonly #parts: Parts;
  readonly #notices: Table<Notice>;
  readonly #idsOf = new Map<string, string[]>();
  readonly #waiting = new Set<string>();
  readonly #inFlight = new Set<string>();
  readonly #stopped = new AbortController();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#notices = parts.journal.table<Notice>('notice');
    for (const notice of this.#notices.values()) {
      this.#index(notice);
      if (notice.state === 'waiting') this.#wait(notice);
    }
  }

  /** Keeps a notice of the trade as it is now. It goes out at the next wake. */
  tell(trade: Trade, cause: Cause, refund?: Refund): void {
    const { appId, outTradeNo, notifyUrl } = trade.terms;
    if (notifyUrl === null) return;
    const method = `notice.${cause}`;
    const faults = this.#parts.faults.take('notice', { appId, outTradeNo, method });
    const nowMs = this.#parts.clock.now();
    const notice = newNotice({ trade, cause, refund, faults, url: notifyUrl, nowMs });
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

  noticesOf(tradeNo: string): Notice[] {
    return (this.#idsOf.get(tradeNo) ?? []).flatMap((id) => this.#notices.get(id) ?? []);
  }

  stop(): void {
    this.#stopped.abort();
  }

  #waitingNotices(): Notice[] {
    return [...this.#waiting].flatMap((id) => this.#notices.get(id) ?? []);
  }

  #index({ tradeNo, id }: Notice): void {
    this.#idsOf.set(tradeNo, [...(this.#idsOf.get(tradeNo) ?? []), id]);
  }

  #keep(notice: Notice): void {
    this.#notices.put(notice.id, notice);
    if (notice.state === 'waiting') this.#wait(notice);
    else this.#waiting.delete(notice.id);
  }

  #wait(notice: Notice): void {
    const { clock } = this.#parts;
    this.#waiting.add(notice.id);
    if (notice.dueMs > clock.now()) clock.at(notice.dueMs, () => this.wake());
  }

  async #deliver(notice: Notice): Promise<void> {
    if (this.#inFlight.has(notice.id)) return;
    this.#inFlight.add(notice.id);
    // Both copies are under way at once, which is where a receiver that checks first and writes
    // afterwards goes wrong.
    const isDoubled = notice.rounds === 0 && faultOf(notice, 'notice-duplicate') !== undefined;
    const copies = isDoubled ? [0, 1] : [0];
    const deliveries = await Promise.all(copies.map(() => this.#post(notice)));
    this.#inFlight.delete(notice.id);
    if (this.#stopped.signal.aborted) return;
    const after = afterRound(notice, deliveries, this.#parts.clock.now());
    if (after.state === 'given-up') this.#parts.log('a notice was given up', { id: notice.id });
    this.#keep(after);
    this.#releaseHeld(notice);
  }

  async #post(notice: Notice): Promise<Delivery> {
    const { keys, clock } = this.#parts;
    const form = noticeForm(keys, notice, clock.now());
    const { signal } = this.#stopped;
    try {
      const { status, body } = await postForm(notice.url, form, answerTimeoutMs, signal);
      const isTaken = status === 200 && body === 'success';
      return { atMs: clock.now(), outcome: isTaken ? 'success' : `${status} ${body.slice(0, 80)}` };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { atMs: clock.now(), outcome: `no answer: ${reason}` };
    }
  }

  /** A notice held back for disorder follows as soon as a later one of its trade has gone out. */
  #releaseHeld(sent: Notice): void {
    for (const notice of this.noticesOf(sent.tradeNo)) {
      if (!notice.isHeld || notice.id === sent.id) continue;
      this.#keep({ ...notice, isHeld: false, dueMs: this.#parts.clock.now() });
    }
    this.wake();
  }
}

/** One copy that was answered with `success` is enough; otherwise the ladder says when next. */
function afterRound(notice: Notice, deliveries: Delivery[], nowMs: number): Notice {
  const isDelivered = deliveries.some((delivery) => delivery.outcome === 'success');
  const waitMs = ladderMs[notice.rounds];
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
