import { newId } from '../protocol/ids.ts';
import type { BalanceTransaction } from '../records.ts';
import type { World } from '../world.ts';

const dayMs = 24 * 3_600_000;
/** Money of a card can be paid out two days after it came; what is taken away is away at once. */
const availableAfterDays = 2;

type Movement = Pick<
  BalanceTransaction,
  'account' | 'type' | 'category' | 'amount' | 'fee' | 'currency' | 'source' | 'description'
>;

/** Moves the balance of an account, and says when the money can be paid out. */
export function moveBalance(world: World, movement: Movement): BalanceTransaction {
  const nowMs = world.clock.now();
  const isIn = movement.amount > 0 && movement.type === 'charge';
  const startOfDayMs = Math.floor(nowMs / dayMs) * dayMs;
  const moved: BalanceTransaction = {
    ...movement,
    id: newId('txn'),
    createdMs: nowMs,
    availableMs: isIn ? startOfDayMs + availableAfterDays * dayMs : nowMs,
    payout: null,
  };
  world.books.balance.put(moved.id, moved);
  world.timekeeper.watch(`payout ${movement.account}`, nextPayoutMs(nowMs));
  return moved;
}

/** Payouts are made at midnight by UTC. */
export function nextPayoutMs(nowMs: number): number {
  return (Math.floor(nowMs / dayMs) + 1) * dayMs;
}
