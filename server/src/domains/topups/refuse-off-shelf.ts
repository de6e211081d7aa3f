import type { InstantMs } from '#base';
import { type Catalog, fitsShelf } from '#catalog';
import { leastToRevive, lifeCycleAt } from '#subscribers';
import type { Receiver } from './receiver.ts';
import { refuse } from './refusals.ts';

/**
 * Refuses with `topup_amount_invalid` what no shelf has, and what is too little to bring back a
 * line on which all is off: its money would be frozen with the rest.
 */
export function refuseOffShelf(
  { shelf, lifeCycle }: Catalog,
  { validUntil }: Pick<Receiver, 'validUntil'>,
  valueMinor: bigint,
  nowMs: InstantMs,
): void {
  const least = leastToRevive(lifeCycleAt(validUntil, nowMs, lifeCycle).state, lifeCycle);
  if (fitsShelf(shelf, valueMinor) && valueMinor >= least) return;
  throw refuse.topup_amount_invalid({
    leastMinor: Number(least > shelf.leastMinor ? least : shelf.leastMinor),
    mostMinor: Number(shelf.mostMinor),
    stepMinor: Number(shelf.stepMinor),
  });
}
