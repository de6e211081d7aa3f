import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { floatOf, type ResellerId } from './reseller.ts';

export interface FloatBalance {
  readonly totalMinor: bigint;
  readonly availableMinor: bigint;
  /** Set aside for what is not decided yet. */
  readonly heldMinor: bigint;
}

/** What a float has in minor units of HKD: total = available + held. */
export async function readFloatBalance(
  context: Context,
  floatOwner: ResellerId,
): Promise<FloatBalance> {
  const { units } = await readBalance(context, floatOf(floatOwner));
  const { total, available, held } = units.find(({ unit }) => unit === 'HKD') ?? nothing;
  return { totalMinor: total, availableMinor: available, heldMinor: held };
}

const nothing = { total: 0n, available: 0n, held: 0n };
