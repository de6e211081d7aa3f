import { type Id, newId, newUuid, Refusal, zoneMask } from '#base';
import {
  credit,
  debit,
  expireHolds,
  type HoldId,
  lockAccounts,
  moveBetweenAccounts,
  moveBetweenSystem,
  openAccount,
  openBucket,
  placeHold,
  postTransfer,
  releaseHold,
  renewHold,
  rollUpSystemAccounts,
  type Spending,
  spend,
  takeHold,
} from '#ledger';
import { fingerprintOf } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import type { TestContext } from '#test/database';
import { type Act, accountCount, type Post, type Step, type Want } from './steps.ts';

/** The slots of the accounts: two share one. */
const slots = [3, 3, 0, 63];
const reason = { code: 'simulated', cause: 'run' };

/** The books under test, and what the small numbers of the acts stand for in them. */
export interface RealBooks {
  readonly context: TestContext;
  readonly accounts: readonly Id<'acc'>[];
  /** The numbers of each account's buckets, in the order of opening. */
  readonly buckets: readonly bigint[][];
  readonly holds: HoldId[];
  readonly caller: string;
}

export function openRealBooks(context: TestContext): RealBooks {
  const nowMs = context.clock.now();
  return {
    context,
    accounts: slots.slice(0, accountCount).map((slot) => newId('acc', nowMs, slot)),
    buckets: slots.map(() => []),
    holds: [],
    caller: newUuid(nowMs, 0),
  };
}

function accountOf({ accounts }: RealBooks, place: number): Id<'acc'> {
  return accounts[place] as Id<'acc'>;
}

/** A bucket that was never opened has a number that no bucket has. */
function bucketOf({ buckets }: RealBooks, account: number, place: number): bigint {
  return place === 0 ? 0n : (buckets[account]?.[place] ?? 1n);
}

function spendingOf({ unit, zone, eligible }: Omit<Want, 'account'>): Spending {
  return { unit, ...(zone ? { zone } : {}), ...(eligible ? { eligible } : {}) };
}

type Doing<Verb extends Act['do']> = Extract<Act, { readonly do: Verb }>;

function openNewBucket(books: RealBooks, tx: Tx, act: Doing<'open bucket'>): void {
  const account = accountOf(books, act.account);
  const { unit, amount, priority, blocks, eligibility, floor, lifeMs } = act;
  const number = openBucket(tx, account, {
    unit,
    source: 'paid',
    cause: 'run',
    priority,
    blocks,
    eligibility,
    floor,
    zones: zoneMask(...act.zones),
    expiresAt: lifeMs === null ? null : tx.nowMs + lifeMs,
  });
  if (amount !== 0n) credit(tx, account, { unit, amount }, 'bank', reason, number);
  books.buckets[act.account]?.push(number);
}

function hold(books: RealBooks, tx: Tx, act: Doing<'place hold'>): void {
  const terms = { cause: 'run', expiresAt: tx.nowMs + act.lifeMs };
  const account = accountOf(books, act.account);
  books.holds.push(placeHold(tx, account, act.amount, spendingOf(act), terms).id);
}

function perform(books: RealBooks, tx: Tx, act: Act): void {
  const unknownHold = newId('hld', 0, 0);
  switch (act.do) {
    case 'open account':
      openAccount(tx, accountOf(books, act.account), 'line', { unit: act.unit });
      books.buckets[act.account]?.push(0n);
      return;
    case 'open bucket':
      return openNewBucket(books, tx, act);
    case 'spend': {
      const account = accountOf(books, act.account);
      spend(tx, account, act.amount, spendingOf(act), act.system, reason);
      return;
    }
    case 'place hold':
      return hold(books, tx, act);
    case 'take hold':
      takeHold(tx, books.holds[act.hold] ?? unknownHold, act.amount, act.system, reason);
      return;
    case 'release hold':
      return releaseHold(tx, books.holds[act.hold] ?? unknownHold);
    case 'renew hold': {
      const id = books.holds[act.hold] ?? unknownHold;
      return renewHold(tx, id, act.amount, spendingOf(act), tx.nowMs + act.lifeMs);
    }
    case 'move': {
      const between = [accountOf(books, act.from), accountOf(books, act.to)] as const;
      moveBetweenAccounts(tx, ...between, act, reason);
      return;
    }
    case 'move system':
      return moveBetweenSystem(tx, 9, act.debited, act.credited, act, reason);
    default: {
      const bucket = bucketOf(books, act.account, act.bucket);
      const pay = act.do === 'credit' ? credit : debit;
      pay(tx, accountOf(books, act.account), act, act.system, reason, bucket);
    }
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  throw error;
}

async function post(books: RealBooks, { key, pay }: Post): Promise<string> {
  try {
    const { seq, balanceAfter } = await postTransfer(books.context, {
      request: {
        caller: books.caller,
        key: key.toString(16).padStart(32, '0'),
        fingerprint: fingerprintOf(Object.values(pay).join()),
      },
      account: accountOf(books, pay.account),
      direction: pay.do,
      amount: pay,
      systemAccount: pay.system,
      reason,
    });
    return `${seq}/${balanceAfter}`;
  } catch (error) {
    return refusalOf(error);
  }
}

/** Does a step and returns the answer to each thing in it. */
export async function runStep(books: RealBooks, step: Step): Promise<string[]> {
  const { context } = books;
  if (step.step === 'post') return Promise.all(step.posts.map((one) => post(books, one)));
  if (step.step === 'expire holds') return [String(await expireHolds(context))];
  if (step.step === 'roll up') await rollUpSystemAccounts(context);
  if (step.step === 'wait') context.clock.advance(step.ms);
  if (step.step !== 'work') return [];
  return context.db.transaction(async (tx) => {
    await lockAccounts(tx, books.accounts, books.holds);
    return step.acts.map((act) => {
      try {
        tx.attempt(() => perform(books, tx, act));
        return '';
      } catch (error) {
        return refusalOf(error);
      }
    });
  });
}
