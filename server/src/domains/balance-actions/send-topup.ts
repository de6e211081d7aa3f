import type { Context } from '#platform/context';
import type { Action, Place, Said } from './action.ts';
import type { Asked } from './asked.ts';
import { outcomeOf, perform } from './perform.ts';
import { settleTopup } from './settle-topup.ts';

export interface TopupWanted extends Place {
  /** Minor units of HKD. */
  readonly valueMinor: bigint;
  readonly said: Said;
}

/**
 * Tops a line up from its client's float. It is written down before it is sold, so that nobody's
 * crash loses or doubles it; without an end that anybody saw it is told as `created`. Refuses as
 * `sellByProgram` does, and with `balance_line_closed`.
 */
export async function sendTopup(
  context: Context,
  asked: Asked,
  { line, bucket, valueMinor, said }: TopupWanted,
): Promise<Action> {
  const { id } = await perform(context, asked, {
    kind: 'topup',
    line,
    bucket,
    unit: 'HKD',
    amount: valueMinor,
    said,
    apply: () => ({ state: 'created' }),
  });
  return outcomeOf(await settleTopup(context, id));
}
