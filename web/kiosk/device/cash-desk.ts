import { type Language, newAttemptKey, type Problem } from '../../client/index.ts';
import { type CashSale, insertedMinor, newClaimCode, newSaleId, takenFor } from './cash-sale.ts';
import type { Database } from './database.ts';
import type { Driver } from './driver.ts';
import type { Outcome, SoldForCash } from './outcome.ts';
import { oweSlip, type OwedSlips } from './owed-slips.ts';
import type { Queue } from './queue.ts';
import { readMeter, type Removed } from './told.ts';

export interface DeskSurroundings {
  readonly db: Database;
  readonly driver: Driver;
  readonly queue: Queue;
  readonly slips: OwedSlips;
  readonly kiosk: () => string;
  readonly nowMs: () => number;
  /** Reads what the acceptor has told up to now. */
  readonly catchUp: () => Promise<void>;
  readonly onStored: () => void;
  readonly language: () => Language;
}

/** How long whoever stands there waits for the server before the slip says that it is stored. */
const patienceMs = 10_000;

/** Notes from the first to the slip. One sale at a time is open. */
export class CashDesk {
  readonly #around: DeskSurroundings;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  #open: string | null = null;
  #isEnding = false;

  constructor(around: DeskSurroundings) {
    this.#around = around;
  }

  /** Makes the sale, on the disk, and only then lets notes in. */
  async begin(wanted: {
    readonly number: string;
    readonly wantedMinor: number;
    readonly wasOffline: boolean;
  }): Promise<CashSale> {
    const { db, nowMs, driver, language } = this.#around;
    const sale: CashSale = {
      ...wanted,
      ...this.#newNames(),
      box: (await readMeter(db)).box,
      hundreds: 0,
      fiveHundreds: 0,
      soldAt: new Date(nowMs()).toISOString(),
      language: language(),
      state: 'open',
    };
    await db.write((writing) => writing.put('sales', sale));
    this.#open = sale.id;
    await driver.take(takenFor(sale));
    return sale;
  }

  current(): Promise<CashSale | undefined> {
    const { db } = this.#around;
    return this.#open === null ? Promise.resolve(undefined) : db.get('sales', this.#open);
  }

  /** A note is held: into the box where it fits into what is missing, else back. */
  async judge(note: number): Promise<'kept' | 'given_back'> {
    const { driver } = this.#around;
    const sale = await this.current();
    const fits = sale !== undefined && takenFor(sale).some((one) => one === note);
    await (fits ? driver.stack() : driver.giveBack());
    return fits ? 'kept' : 'given_back';
  }

  /** A note has fallen: fewer kinds may fit now. */
  async adjust(): Promise<CashSale | undefined> {
    const sale = await this.current();
    if (sale && !this.#isEnding) await this.#around.driver.take(takenFor(sale));
    return sale;
  }

  /**
   * Ends the taking of notes and tells the server of those that were kept; null where there were
   * none.
   */
  async finish(): Promise<{ readonly sale: CashSale; readonly outcome: Outcome } | null> {
    const { db, driver, catchUp } = this.#around;
    this.#isEnding = true;
    await driver.take([]);
    // What was told before that has been counted now, and nothing can fall any more.
    await catchUp();
    const sale = await this.current();
    this.#open = null;
    this.#isEnding = false;
    if (!sale) return null;
    if (insertedMinor(sale) === 0) {
      await db.write((writing) => writing.remove('sales', sale.id));
      return null;
    }
    const outcome = this.#outcomeOf(sale.id);
    this.#around.slips.show(sale.id);
    await this.#store(sale);
    return { sale, outcome: await outcome };
  }

  /**
   * Sales whose session died, and boxes that were taken out: on their way to the server. Slips that
   * nobody has: printed.
   */
  async recover(): Promise<void> {
    const { db, queue, slips, onStored } = this.#around;
    const sales = await db.all<CashSale>('sales');
    for (const sale of sales) {
      if (sale.state !== 'open' || sale.id === this.#open) continue;
      if (insertedMinor(sale) > 0) await this.#store(sale);
      else await db.write((writing) => writing.remove('sales', sale.id));
    }
    for (const box of (await db.get<Removed[]>('kept', 'removed')) ?? []) {
      const { box: number, ...body } = box;
      const stored = await queue.sign(`/api/kiosk/boxes/${number}`, body);
      await db.write(async (writing) => {
        const rest = (await writing.get<Removed[]>('kept', 'removed')) ?? [];
        const others = rest.filter((one) => one.box !== number);
        await writing.put('kept', others, 'removed');
        await writing.put('queue', { ...stored, sale: null });
      });
    }
    void slips.printAll();
    onStored();
  }

  /** What the queue has heard of a sale. */
  answered(sale: string | null, answer: unknown, problem: Problem | null): void {
    if (sale === null) return;
    const outcome: Outcome = problem
      ? { kind: 'refused', problem }
      : { kind: 'answered', answer: answer as SoldForCash };
    void this.#around.slips.learn(sale, outcome);
    const tell = this.#waiting.get(sale);
    this.#waiting.delete(sale);
    tell?.(outcome);
  }

  #newNames(): Pick<CashSale, 'id' | 'claimCode'> {
    const key = newAttemptKey(this.#around.nowMs());
    return { id: newSaleId(this.#around.kiosk(), key), claimCode: newClaimCode() };
  }

  #outcomeOf(sale: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(sale);
        resolve({ kind: 'stored' });
      }, patienceMs);
      this.#waiting.set(sale, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    });
  }

  async #store(sale: CashSale): Promise<void> {
    const { db, queue, onStored } = this.#around;
    const { id, number, box, hundreds, fiveHundreds, claimCode, soldAt, wasOffline } = sale;
    const body = { number, box, hundreds, fiveHundreds, claimCode, soldAt, wasOffline };
    const stored = await queue.sign(`/api/kiosk/sales/${id}`, body);
    // A note that falls after all has a sale of its own ready.
    const late = { ...sale, ...this.#newNames(), hundreds: 0, fiveHundreds: 0, state: 'open' };
    await db.write(async (writing) => {
      await writing.put('sales', { ...sale, state: 'queued' });
      await writing.put('queue', { ...stored, sale: id });
      await oweSlip(writing, sale);
      await writing.put('kept', late, 'late');
    });
    onStored();
  }
}
