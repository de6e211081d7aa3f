import type { CashSale } from './cash-sale.ts';
import type { Database, Writing } from './database.ts';
import type { Outcome } from './outcome.ts';

export interface OwedSlip {
  readonly sale: CashSale;
  readonly outcome: Outcome;
}

const key = 'slips';

async function owedIn(from: Pick<Writing, 'get'>): Promise<OwedSlip[]> {
  return (await from.get<OwedSlip[]>('kept', key)) ?? [];
}

/** From the moment a sale is on its way to the server on, in the very same write. */
export async function oweSlip(writing: Writing, sale: CashSale): Promise<void> {
  const slip: OwedSlip = { sale, outcome: { kind: 'stored' } };
  await writing.put('kept', [...(await owedIn(writing)), slip], key);
}

/**
 * The slips that nobody has yet. The code on one is kept nowhere else, so it stays on the disk
 * until it was printed, or until whoever stood before the screen has read it there and said so.
 */
export class OwedSlips {
  readonly #db: Database;
  readonly #print: (slip: OwedSlip) => Promise<boolean>;
  /** Those that a page shows and prints itself. */
  readonly #shown = new Set<string>();
  #printing: Promise<void> = Promise.resolve();

  constructor(db: Database, print: (slip: OwedSlip) => Promise<boolean>) {
    this.#db = db;
    this.#print = print;
  }

  show(sale: string): void {
    this.#shown.add(sale);
  }

  /**
   * Its page has gone: what was not printed or read to its end by then is printed when that can be.
   */
  async leave(sale: string): Promise<void> {
    this.#shown.delete(sale);
    await this.printAll();
  }

  async give(sale: string): Promise<void> {
    await this.#db.write(async (writing) => {
      const others = (await owedIn(writing)).filter((one) => one.sale.id !== sale);
      await writing.put('kept', others, key);
    });
  }

  /** What the server has said of a sale, for a slip that is printed later. */
  async learn(sale: string, outcome: Outcome): Promise<void> {
    await this.#db.write(async (writing) => {
      const slips = await owedIn(writing);
      const learnt = slips.map((one) => (one.sale.id === sale ? { ...one, outcome } : one));
      await writing.put('kept', learnt, key);
    });
  }

  /** One after the other, until one cannot be printed: the printer says when it can again. */
  printAll(): Promise<void> {
    const printOwed = (): Promise<void> => this.#printOwed();
    // Whatever became of those before.
    this.#printing = this.#printing.then(printOwed, printOwed);
    return this.#printing;
  }

  async #printOwed(): Promise<void> {
    for (const slip of await owedIn(this.#db)) {
      const { id } = slip.sale;
      if (this.#shown.has(id)) continue;
      if (!(await this.#print(slip))) return;
      await this.give(id);
    }
  }
}
