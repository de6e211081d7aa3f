import type { Context } from '#platform/context';
import { type ClawBackId, proposeRefund as propose, type SpentRule, type TopupId } from '#topups';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

export interface WantedRefund {
  /** Of what was paid, in minor units of its currency. */
  readonly price: bigint;
  readonly spentRule: SpentRule;
  readonly reason: string;
}

/**
 * The first of the four eyes: says what should be given back of a top-up, and why. Returns the
 * number of the refund. Refuses with `permission_missing` and what stands against it.
 */
export async function proposeRefund(
  context: Context,
  caller: Caller,
  id: TopupId,
  wanted: WantedRefund,
): Promise<ClawBackId> {
  const asked = { permission: 'refunds.propose', action: 'refund.propose', subject: id } as const;
  const { price, spentRule, reason } = wanted;
  let made: ClawBackId | undefined;
  await decide(context, caller, asked, async (tx) => {
    made = await propose(tx, id, { ...wanted, by: caller.session.staff });
    return { refund: made, price: price.toString(), spentRule, reason };
  });
  return made as ClawBackId;
}
