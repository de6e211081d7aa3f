import {
  anywhere,
  balance,
  type Bucket,
  type Hold,
  isBetter,
  spare,
  standing,
} from './model-bucket.ts';
import { type Act, greatest, type Pay, type Post, type Want } from './steps.ts';

/** An expected no of the model. */
class No extends Error {}

function demand(condition: boolean, code: string): void {
  if (!condition) throw new No(code);
}

function demandAmount(amount: bigint): void {
  demand(amount >= 1n && amount <= greatest, 'amount_out_of_range');
}

/**
 * The books as one would explain them to a person: lists, sums and a few rules. It shares no code
 * with the ledger, so that both are wrong only where two people would make the same mistake. An act
 * asks for all it needs before it changes anything.
 */
export class Model {
  nowMs: number;
  readonly buckets: Bucket[] = [];
  readonly holds: Hold[] = [];
  /** Debits minus credits of each system account, by `unit account`. */
  readonly system = new Map<string, bigint>();
  readonly answers = new Map<number, { readonly body: string; readonly answer: string }>();

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  /** Does the act, or says why not. */
  act(act: Act): string {
    return this.#answer(() => {
      this.#do(act);
      return '';
    });
  }

  /**
   * A bucket with nothing in it leaves when the unit of work is committed; one that blocks stays
   * while it lives, and then until something moves it or sweeps it out.
   */
  commit(): void {
    for (const bucket of this.buckets) {
      const isEmpty = balance(bucket) === 0n && bucket.held === 0n && bucket.floor === 0n;
      const isMoved = standing(bucket) !== bucket.stood;
      const stays = bucket.blocks && (bucket.expiresAt >= this.nowMs || !isMoved);
      if (isEmpty && bucket.index > 0 && !stays) bucket.isGone = true;
      bucket.stood = standing(bucket);
    }
  }

  /** The first answer to a key holds for ever, unless it was that nobody could ever do this. */
  post({ key, pay }: Post): string {
    const before = this.answers.get(key);
    const body = Object.values(pay).join();
    if (before) return before.body === body ? before.answer : 'request_key_reused';
    const answer = this.#answer(() => {
      const bucket = this.#pay(pay);
      return `${bucket.moves.length}/${balance(bucket)}`;
    });
    if (answer !== 'amount_out_of_range') this.answers.set(key, { body, answer });
    return answer;
  }

  expireHolds(): number {
    const due = this.holds.filter((hold) => hold.isOpen && hold.expiresAt <= this.nowMs);
    for (const hold of due) this.#close(hold);
    return due.length;
  }

  of(account: number): Bucket[] {
    return this.buckets.filter((bucket) => bucket.account === account);
  }

  #answer(work: () => string): string {
    try {
      return work();
    } catch (error) {
      if (error instanceof No) return error.message;
      throw error;
    }
  }

  #do(act: Act): void {
    if (act.do === 'open account') {
      demand(this.of(act.account).length === 0, 'account_exists');
      this.#open({ ...anywhere, account: act.account, unit: act.unit });
    } else if (act.do === 'open bucket') {
      demand(this.of(act.account).length > 0, 'account_unknown');
      if (act.amount !== 0n) demandAmount(act.amount);
      const expiresAt = act.lifeMs === null ? Number.POSITIVE_INFINITY : this.nowMs + act.lifeMs;
      const bucket = this.#open({ ...anywhere, ...act, expiresAt });
      if (act.amount !== 0n) this.#change(bucket, act.amount, 'bank');
    } else if (act.do === 'move') {
      const pay = { bucket: 0, unit: act.unit, amount: act.amount, system: 'transit' } as const;
      const debit = { ...pay, do: 'debit', account: act.from } as const;
      const credit = { ...pay, do: 'credit', account: act.to } as const;
      const from = this.#payable(debit);
      const to = act.from === act.to ? from : this.#payable(credit);
      this.#change(from, -act.amount, 'transit');
      this.#change(to, act.amount, 'transit');
    } else if (act.do === 'move system') {
      demandAmount(act.amount);
      this.#tally(`${act.unit} ${act.debited}`, act.amount);
      this.#tally(`${act.unit} ${act.credited}`, -act.amount);
    } else if (act.do === 'spend') {
      for (const [bucket, amount] of this.#share(act)) this.#change(bucket, -amount, act.system);
    } else if (act.do === 'place hold') {
      const parts = this.#share(act);
      for (const [bucket, amount] of parts) bucket.held += amount;
      const { account, unit } = act;
      this.holds.push({ account, unit, parts, isOpen: true, expiresAt: this.nowMs + act.lifeMs });
    } else if (act.do === 'take hold') {
      this.#take(act.hold, act.amount, act.system);
    } else if (act.do === 'renew hold') this.#renew(act);
    else if (act.do === 'release hold') this.#close(this.#openHold(act.hold));
    else this.#pay(act);
  }

  #open(bucket: Omit<Bucket, 'index' | 'moves'>): Bucket {
    const opened = { ...bucket, index: this.of(bucket.account).length, moves: [] };
    this.buckets.push(opened);
    return opened;
  }

  #change(bucket: Bucket, amount: bigint, system: string): void {
    bucket.moves.push({ amount, system, at: this.nowMs });
    this.#tally(`${bucket.unit} ${system}`, amount);
  }

  #tally(key: string, debited: bigint): void {
    this.system.set(key, (this.system.get(key) ?? 0n) + debited);
  }

  #pay(pay: Pay): Bucket {
    const bucket = this.#payable(pay);
    this.#change(bucket, pay.do === 'credit' ? pay.amount : -pay.amount, pay.system);
    return bucket;
  }

  #payable({ do: verb, account, bucket: index, unit, amount }: Pay): Bucket {
    demandAmount(amount);
    demand(this.of(account).length > 0, 'account_unknown');
    const bucket = this.of(account)[index];
    if (!bucket || bucket.isGone) throw new No('bucket_unknown');
    demand(bucket.unit === unit, 'unit_mismatch');
    if (verb === 'credit') demand(balance(bucket) + amount <= greatest, 'balance_out_of_range');
    else demand(spare(bucket) >= amount, 'insufficient_balance');
    return bucket;
  }

  /** Asks for money always where it is best spent next, until all is paid. */
  #share({ account, unit, amount, zone, eligible }: Want): [Bucket, bigint][] {
    demandAmount(amount);
    demand(this.of(account).length > 0, 'account_unknown');
    const shares: [Bucket, bigint][] = [];
    const asked = new Set<Bucket>();
    let missing = amount;
    const last = this.#lastPriority({ account, unit, zone, eligible });
    while (missing > 0n) {
      let best: Bucket | undefined;
      for (const bucket of this.of(account)) {
        if (asked.has(bucket) || bucket.isGone || bucket.unit !== unit) continue;
        if (bucket.expiresAt < this.nowMs || spare(bucket) <= 0n) continue;
        if (zone && !bucket.zones.includes(zone)) continue;
        if (eligible && !eligible.includes(bucket.eligibility)) continue;
        if (bucket.priority > last) continue;
        if (!best || isBetter(bucket, best)) best = bucket;
      }
      if (!best) throw new No('insufficient_balance');
      const part = spare(best) < missing ? spare(best) : missing;
      shares.push([best, part]);
      asked.add(best);
      missing -= part;
    }
    return shares;
  }

  /** Of the first bucket that blocks, if what is to be paid is used somewhere. */
  #lastPriority({ account, unit, zone, eligible }: Omit<Want, 'amount'>): number {
    const blocking = this.of(account).filter(
      (bucket) =>
        bucket.blocks &&
        !bucket.isGone &&
        bucket.unit === unit &&
        bucket.expiresAt >= this.nowMs &&
        zone !== undefined &&
        bucket.zones.includes(zone) &&
        (!eligible || eligible.includes(bucket.eligibility)),
    );
    return Math.min(...blocking.map(({ priority }) => priority));
  }

  #openHold(place: number): Hold {
    const hold = this.holds[place];
    if (!hold) throw new No('hold_unknown');
    demand(hold.isOpen, 'hold_not_open');
    return hold;
  }

  #take(place: number, amount: bigint, system: string): void {
    demandAmount(amount);
    const hold = this.#openHold(place);
    const all = hold.parts.reduce((sum, [, part]) => sum + part, 0n);
    demand(amount <= all, 'hold_exceeded');
    for (let missing = amount; missing > 0n; ) {
      const [bucket, part] = hold.parts[0] as [Bucket, bigint];
      const by = part < missing ? part : missing;
      bucket.held -= by;
      this.#change(bucket, -by, system);
      if (by === part) hold.parts.shift();
      else hold.parts[0] = [bucket, part - by];
      missing -= by;
    }
    hold.isOpen = hold.parts.length > 0;
  }

  /** What is held may be set aside again; if that is not enough, all stays as it was. */
  #renew(act: Extract<Act, { do: 'renew hold' }>): void {
    const hold = this.#openHold(act.hold);
    if (act.amount !== 0n) demandAmount(act.amount);
    demand(act.unit === hold.unit, 'unit_mismatch');
    const before = [...hold.parts];
    this.#giveBack(hold);
    try {
      hold.parts = act.amount === 0n ? [] : this.#share({ ...act, account: hold.account });
      hold.expiresAt = this.nowMs + act.lifeMs;
    } catch (error) {
      hold.parts = before;
      throw error;
    } finally {
      for (const [bucket, amount] of hold.parts) bucket.held += amount;
    }
  }

  #close(hold: Hold): void {
    this.#giveBack(hold);
    hold.isOpen = false;
  }

  #giveBack(hold: Hold): void {
    for (const [bucket, amount] of hold.parts) bucket.held -= amount;
    hold.parts.length = 0;
  }
}
