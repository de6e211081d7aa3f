import { parsePhoneNumber } from '#base';
import { readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { findOwnerByNumber } from '#subscribers';
import { type Receiver, receiverOf } from './receiver.ts';
import { refuse } from './refusals.ts';
import type { Maker } from './topup.ts';

export { type Receiver, receiverOf } from './receiver.ts';

/**
 * Finds the line that a top-up would go to. It can be topped up at every stage until its number is
 * given to somebody else. Refuses with `receiver_unknown` and `line_closed`.
 */
export async function findReceiver(
  context: Context,
  typed: string,
  maker: Maker,
): Promise<Receiver> {
  const number = parsePhoneNumber(typed);
  const found = number && (await findOwnerByNumber(context, number));
  if (!number || !found) throw refuse.receiver_unknown();
  const { lifeCycle } = await readCatalog(context);
  return receiverOf({ ...found, number }, maker, lifeCycle, context.clock.now());
}
