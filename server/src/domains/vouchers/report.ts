import type { InstantMs } from '#base';
import type { Activation, Batch, BatchCounts, BatchReport } from './batch.ts';

/** How many of a batch are in a state, and whether their value is owed. */
export interface Counted {
  readonly state: string;
  readonly isOwed: boolean;
  readonly count: bigint;
}

/** All that a batch is, from what was counted of it: whatever was not counted is on the shelf. */
export function reportOf(
  batch: Batch,
  counted: readonly Counted[],
  activations: readonly Activation[],
  nowMs: InstantMs,
): BatchReport {
  const of = (state: string): number =>
    counted.filter((one) => one.state === state).reduce((sum, { count }) => sum + Number(count), 0);
  const rest = batch.count - counted.reduce((sum, { count }) => sum + Number(count), 0);
  const isOver = batch.expiresAt < nowMs;
  const counts: BatchCounts = {
    available: isOver ? 0 : rest,
    sold: of('sold'),
    redeemed: of('redeemed'),
    expired: of('expired') + (isOver ? rest : 0),
    blocked: of('blocked'),
  };
  const owed = counted.filter(({ isOwed }) => isOwed).reduce((sum, { count }) => sum + count, 0n);
  const active = activations
    .filter(({ state }) => state === 'active')
    .reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return { batch, counts, active, owedMinor: owed * batch.valueMinor, activations };
}
