import { ofAccount } from '../books.ts';
import { newId } from '../protocol/ids.ts';
import type { BalanceTransaction, Payout } from '../records.ts';
import type { World } from '../world.ts';
import { nextPayoutMs } from './move-balance.ts';

const dayMs = 24 * 3_600_000;

/**
 * Pays out what is available of each currency, and with `isAll` what is pending as well. A balance
 * that is not above zero stays.
 */
export function payOut(world: World, account: string, isAll = false): Payout[] {
  const nowMs = world.clock.now();
  const open = ofAccount(world.books.balance, account).filter(
    ({ payout, type, availableMs }) =>
      payout === null && type !== 'payout' && (isAll || availableMs <= nowMs),
  );
  const byCurrency = Map.groupBy(open, ({ currency }) => currency);
  const made = [...byCurrency].flatMap(([currency, moved]) =>
    payOutOf(world, account, currency, moved),
  );
  if (isLeft(world, account)) world.timekeeper.watch(`payout ${account}`, nextPayoutMs(nowMs));
  return made;
}

function payOutOf(
  world: World,
  account: string,
  currency: string,
  moved: readonly BalanceTransaction[],
): Payout[] {
  const amount = moved.reduce((sum, one) => sum + one.amount - one.fee, 0);
  if (amount <= 0) return [];
  const { books, clock } = world;
  const createdMs = clock.now();
  const payout = { id: newId('po'), account, currency, amount, createdMs };
  books.payouts.put(payout.id, { ...payout, arrivalMs: createdMs + dayMs });
  for (const one of moved) books.balance.put(one.id, { ...one, payout: payout.id });
  const own: BalanceTransaction = {
    id: newId('txn'),
    account,
    createdMs,
    type: 'payout',
    category: 'payout',
    amount: -amount,
    fee: 0,
    currency,
    availableMs: createdMs,
    source: payout.id,
    payout: payout.id,
    description: 'STRIPE PAYOUT',
  };
  books.balance.put(own.id, own);
  return [{ ...payout, arrivalMs: createdMs + dayMs }];
}

function isLeft(world: World, account: string): boolean {
  return ofAccount(world.books.balance, account).some(({ payout }) => payout === null);
}
