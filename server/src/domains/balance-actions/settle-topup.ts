import { assert, minuteMs, present, Refusal, uuidOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { readSentByReference, sellByProgram, type Sent } from '#sales';
import { accountOf, readLine } from '#subscribers';
import { readAnyTopup } from '#topups';
import type { Action, ActionId } from './action.ts';
import { loadAction, lockedAction } from './load-actions.ts';
import { moveAction, type Moved } from './move-action.ts';

/** Whoever asked has gone by then, and nobody waits for a better moment. */
const patienceMs = 5 * minuteMs;

/**
 * Sells a top-up that is written down, under its own reference: as often as this is called it is
 * one sale. What the books refuse has failed. Throws what is of the moment: the action stays
 * `created` then, and is tried again until minutes have passed.
 */
export async function settleTopup(context: Context, id: ActionId): Promise<Action> {
  const action = await loadAction(context, { reseller: null }, id);
  if (action.state !== 'created' || action.isStanding) return action;
  const outcome = await sell(context, action);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(action.line)]);
    const locked = await lockedAction(tx, id);
    // What was sold is true, whatever somebody else thought of it meanwhile.
    const isNews = outcome.topup === undefined ? locked.state === 'created' : !locked.topup;
    if (isNews) await moveAction(tx, locked, outcome.topup ? 'completed' : 'failed', outcome);
  });
  return loadAction(context, { reseller: null }, id);
}

async function sell(context: Context, action: Action): Promise<Moved> {
  const { id: reference, line, client, reseller, amount: valueMinor, isKeyed } = action;
  try {
    const { numbers } = await readLine(context, line);
    const { number } = present(numbers[0], 'a number of a line');
    const wanted = { reference, number, valueMinor, isTwinIntended: isKeyed };
    return soldAs(context, await sellByProgram(context, { id: client, reseller }, wanted));
  } catch (error) {
    if (!(error instanceof Refusal) || isOfTheMoment(context, action, error)) throw error;
    // It was sold or refused before, when the line had another number.
    if (error.code === 'request_key_reused') {
      const sent = await readSentByReference(context, reseller, reference);
      const refusal = 'order' in sent && sent.order.refusal;
      return refusal ? { refusal } : soldAs(context, sent);
    }
    const { code, kind, details } = error;
    return { refusal: { code, kind, details } };
  }
}

function isOfTheMoment({ clock }: Context, { requestedAt }: Action, { kind }: Refusal): boolean {
  const mayPass = kind === 'limited' || kind === 'unavailable';
  return mayPass && clock.now() <= requestedAt + patienceMs;
}

async function soldAs(context: Context, sent: Sent): Promise<Moved> {
  assert('sale' in sent, 'what is sold at once is no order');
  const { topup } = sent.sale;
  const { result } = await readAnyTopup(context, topup);
  const { cashBucket } = present(result, 'what a sale has credited');
  return { topup: uuidOf(topup), creditedBucket: cashBucket };
}
