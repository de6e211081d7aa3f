import { hongKongDay, present, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type ChainLimits, type ChainSold, checkChain } from './chain-limits.ts';
import { dayNumber } from './counter.ts';
import type { Selling } from './seller.ts';
import { lockChains as lock, readChainsSold } from './store/chains.ts';

const owner = {};

function soldIn(tx: Tx): Map<string, ChainSold> {
  return tx.state(owner, () => new Map<string, ChainSold>());
}

/**
 * Locks those chains of sellers that have a limit, behind the floats, and reads what all below them
 * have sold. Nothing is asked where no chain has one: what most sell waits for nobody else's sale.
 */
export async function lockChains(
  tx: Tx,
  sellers: readonly Pick<Selling, 'chainLimits'>[],
): Promise<void> {
  const limited = sellers.flatMap(({ chainLimits }) => chainLimits?.chain ?? []);
  if (limited.length === 0) return;
  // In ascending order, as everybody locks them.
  const keys = [...new Set(limited)]
    .map((chain) => ({ slot: slotOf(chain), chain: uuidOf(chain) }))
    .sort((one, other) => one.slot - other.slot || (one.chain < other.chain ? -1 : 1));
  await tx.load(lock, keys);
  // Asked once they are locked: a statement does not see what was committed while it waited.
  const day = dayNumber(hongKongDay(tx.nowMs));
  const sold = soldIn(tx);
  const rows = await tx.load(
    readChainsSold,
    keys.map((key) => ({ ...key, day })),
  );
  for (const { chain, ...row } of rows) sold.set(chain, row);
}

/** Refuses with `chain_limit_day` and `chain_limit_month`. */
export function requireWithinChain(tx: Tx, limits: ChainLimits, valueMinor: bigint): void {
  checkChain(limits, lockedSold(tx, limits), valueMinor);
}

/** The others that this transaction sells below the chain find it there. */
export function countInChain(tx: Tx, limits: ChainLimits, valueMinor: bigint): void {
  const before = lockedSold(tx, limits);
  const sold = soldIn(tx);
  const key = uuidOf(limits.chain);
  sold.set(key, {
    dayMinor: before.dayMinor + valueMinor,
    monthMinor: before.monthMinor + valueMinor,
  });
  tx.onUndo(() => void sold.set(key, before));
}

function lockedSold(tx: Tx, { chain }: ChainLimits): ChainSold {
  return present(soldIn(tx).get(uuidOf(chain)), 'a chain that is locked');
}
