import type { PlannedPromotion } from './plan.ts';

/** Who buys what, where. Slots are those of the line. */
export interface Purchase {
  readonly channel: 'app' | 'partner';
  readonly person: number;
  readonly slot: number;
  readonly value: bigint;
  readonly code: string | null;
}

/** What it gets: from a standing rule (null) or of promotions, by their place in the list. */
export interface Given {
  readonly bonus: bigint;
  readonly discount: bigint;
  readonly of: readonly (readonly [promotion: number | null, amount: bigint])[];
}

type State = 'reserved' | 'given' | 'released' | 'owed' | 'returned';

interface Budget {
  pool: bigint;
  isStopped: boolean;
  readonly slots: Map<number, { leased: bigint; taken: bigint }>;
  readonly had: Map<number, { uses: number; amount: bigint }>;
}

interface Taken {
  readonly purchase: Purchase;
  readonly given: Given;
  readonly atMs: number;
  state: State;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/**
 * Promotions as one would explain them to a person, with budgets as lists and sums. It shares no
 * code with the domain, so that both are wrong only where two people would make the same mistake.
 */
export class Model {
  readonly #promotions: readonly PlannedPromotion[];
  readonly #budgets: readonly Budget[];
  readonly #taken: Taken[] = [];

  constructor(promotions: readonly PlannedPromotion[]) {
    this.#promotions = promotions;
    this.#budgets = promotions.map(({ budgetMinor }) => {
      return { pool: BigInt(budgetMinor), isStopped: false, slots: new Map(), had: new Map() };
    });
  }

  /**
   * The best of the standing rule, each promotion alone, and all that combine; of equals the first.
   */
  foresee(purchase: Purchase): Given {
    const open = this.#promotions.flatMap((promotion, index) => {
      const full = this.#full(promotion, purchase);
      return full > 0n && this.#isOpen(index, purchase, full) ? [{ promotion, index, full }] : [];
    });
    const combining = open.filter(({ promotion }) => promotion.isCombinable);
    let best = standing(purchase);
    for (const offers of [...open.map((one) => [one]), combining]) {
      let left = purchase.value / 10n;
      const of = offers.map(({ promotion, index, full }) => {
        const amount = promotion.kind === 'discount' ? smaller(full, left) : full;
        if (promotion.kind === 'discount') left -= amount;
        return [index, amount] as const;
      });
      const one = this.#sum(of.filter(([, amount]) => amount > 0n));
      if (one.bonus + one.discount > best.bonus + best.discount) best = one;
    }
    return best;
  }

  #sum(of: readonly (readonly [number, bigint])[]): Given {
    let [bonus, discount] = [0n, 0n];
    for (const [index, amount] of of) {
      if (this.#promotions[index]?.kind === 'bonus') bonus += amount;
      else discount += amount;
    }
    return { bonus, discount, of };
  }

  #full(promotion: PlannedPromotion, { channel, person, value, code }: Purchase): bigint {
    const { channels, leastMinor, isFirstOnly, secretCode } = promotion;
    const isFor =
      channels.includes(channel) &&
      value >= BigInt(leastMinor) &&
      (!isFirstOnly || !this.#wasToppedUp(person)) &&
      (secretCode === null || secretCode === code);
    if (!isFor) return 0n;
    const share = (value * BigInt(promotion.basisPoints)) / 10_000n;
    return smaller(share + BigInt(promotion.fixedMinor), BigInt(promotion.mostMinor));
  }

  #isOpen(index: number, { person, slot }: Purchase, amount: bigint): boolean {
    const [promotion, budget] = [this.#promotions[index], this.#budgets[index]];
    if (!promotion || !budget || budget.isStopped) return false;
    const { leased, taken } = budget.slots.get(slot) ?? { leased: 0n, taken: 0n };
    if (leased - taken + budget.pool < amount) return false;
    const had = budget.had.get(person) ?? { uses: 0, amount: 0n };
    const { usesPerPerson, mostPerPersonMinor, isFirstOnly } = promotion;
    if (isFirstOnly && had.uses > 0) return false;
    if (usesPerPerson !== null && had.uses >= usesPerPerson) return false;
    return mostPerPersonMinor === null || had.amount + amount <= BigInt(mostPerPersonMinor);
  }

  /** What is refused once it was looked at has leased what it wanted, and taken nothing. */
  refuse(purchase: Purchase): void {
    for (const [index, amount] of this.foresee(purchase).of) {
      const budget = index === null ? undefined : this.#budgets[index];
      if (budget) leased(budget, purchase.slot, amount);
    }
  }

  /** Sets aside what was foreseen, or gives it at once; returns where it stands. */
  take(purchase: Purchase, given: Given, atMs: number, state: 'reserved' | 'given'): number {
    for (const [index, amount] of given.of) {
      const budget = index === null ? undefined : this.#budgets[index];
      if (!budget) continue;
      leased(budget, purchase.slot, amount).taken += amount;
      const had = budget.had.get(purchase.person) ?? { uses: 0, amount: 0n };
      budget.had.set(purchase.person, { uses: had.uses + 1, amount: had.amount + amount });
    }
    return this.#taken.push({ purchase, given, atMs, state }) - 1;
  }

  /** The money has come, be it late: it gets what it was promised. */
  pay(order: number): void {
    const taken = this.#taken[order];
    if (!taken) return;
    taken.state = taken.state === 'released' ? 'owed' : 'given';
  }

  stop(index: number): void {
    const budget = this.#budgets[index];
    if (budget) budget.isStopped = true;
  }

  release(beforeMs: number): void {
    for (const one of this.#taken) if (one.atMs < beforeMs) this.#putBack(one, 'released');
  }

  /** Nobody paid, and nobody will: it is as if it had not been ordered. */
  fail(order: number): void {
    const taken = this.#taken[order];
    if (taken) this.#putBack(taken, 'released');
  }

  /** Taken back whole: it is as if it had not been sold. */
  undo(order: number): void {
    const taken = this.#taken[order];
    if (taken) this.#putBack(taken, 'returned');
  }

  #putBack(one: Taken, as: 'released' | 'returned'): void {
    if (one.state !== (as === 'released' ? 'reserved' : 'given')) return;
    one.state = as;
    const { slot, person } = one.purchase;
    for (const [index, amount] of one.given.of) {
      const budget = index === null ? undefined : this.#budgets[index];
      const [slice, had] = [budget?.slots.get(slot), budget?.had.get(person)];
      if (slice) slice.taken -= amount;
      if (had) budget?.had.set(person, { uses: had.uses - 1, amount: had.amount - amount });
    }
  }

  #wasToppedUp(person: number): boolean {
    return this.#taken.some(({ purchase, state }) => {
      return purchase.person === person && (state === 'given' || state === 'owed');
    });
  }

  /** Of a promotion: what is taken of its budget, and what is owed beyond it. */
  standingOf(index: number): { readonly taken: bigint; readonly owed: bigint } {
    const sum = (states: readonly State[]): bigint =>
      this.#taken
        .filter(({ state }) => states.includes(state))
        .flatMap(({ given }) => given.of)
        .reduce((all, [of, amount]) => (of === index ? all + amount : all), 0n);
    return { taken: sum(['reserved', 'given']), owed: sum(['owed']) };
  }
}

/** The slice of a slot, with enough leased from the pool for one amount. */
function leased(budget: Budget, slot: number, amount: bigint) {
  const slice = budget.slots.get(slot) ?? { leased: 0n, taken: 0n };
  const lack = amount - (slice.leased - slice.taken);
  if (lack > 0n) {
    const share = budget.pool / 128n;
    const lease = smaller(budget.pool, lack > share ? lack : share);
    budget.pool -= lease;
    slice.leased += lease;
  }
  budget.slots.set(slot, slice);
  return slice;
}

/** The demo catalogue gives 5% from HK$100 and 10% from HK$300, in the app. */
function standing({ channel, value }: Purchase): Given {
  const share = channel !== 'app' || value < 10_000n ? 0n : value < 30_000n ? 20n : 10n;
  const bonus = share === 0n ? 0n : value / share;
  return { bonus, discount: 0n, of: bonus === 0n ? [] : [[null, bonus]] };
}
