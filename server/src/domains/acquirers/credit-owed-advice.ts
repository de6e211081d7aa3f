import { newId, newReference, slotFor, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import {
  creditSold,
  findReceiver,
  lockSold,
  readSoldTerms,
  type SoldTopup,
  tellSold,
} from '#topups';
import { accountOfAcquirer } from './acquirer.ts';
import { causeOfExchange, claims } from './exchange.ts';
import { openAcquirer } from './open-acquirer.ts';
import { refuse } from './refusals.ts';
import { lockOwed, markCredited, type OwedRow, readOwedOne } from './store/exchanges.ts';

const channel = 'atm';

/**
 * Credits what a cash machine has taken, once what stood in its way is gone: to the number that was
 * typed there, and to no other, since one person decides it. Where that can never be the acquirer
 * gives the money back, and its reversal takes it from us. Refuses with `permission_missing`,
 * `advice_not_owed`, and as a sale does.
 */
export async function creditOwedAdvice(
  context: Context,
  caller: StaffCaller,
  id: string,
): Promise<void> {
  await requireStaff(context, caller, 'claims.settle', id);
  const key = id.slice(4);
  const whose = [slotFor(key), key] as const;
  const [row] = await context.db.read(readOwedOne, [...whose]);
  if (!row) throw refuse.advice_not_owed();
  const wanted = await soldBy(context, row);
  await context.db.transaction(async (tx) => {
    const [owed] = await tx.query(lockOwed, [...whose]);
    if (!owed) throw refuse.advice_not_owed();
    const sold = { ...wanted, id: newId('top', tx.nowMs, slotOf(wanted.receiver.line)) };
    await lockSold(tx, [sold], []);
    const from = accountOfAcquirer(row.acquirer);
    const amount = { unit: 'HKD', amount: row.value } as const;
    const reason = { code: 'atm_claim_back', cause: causeOfExchange(key) };
    moveBetweenSystem(tx, slotFor(key), claims, from, amount, reason);
    creditSold(tx, sold, from);
    await tx.query(markCredited, [...whose, uuidOf(sold.id), newReference()]);
    await tellSold(tx, [{ topup: sold.id, line: sold.receiver.line }]);
    noteAct(tx, caller, 'advice.credit', id, { valueMinor: String(row.value) });
  });
}

async function soldBy(context: Context, row: OwedRow): Promise<Omit<SoldTopup, 'id'>> {
  const { id: maker, code } = await openAcquirer(context, row.acquirer);
  const receiver = await findReceiver(context, row.number, maker);
  return {
    receiver,
    terms: await readSoldTerms(context, receiver, row.value, { channel, maker }),
    maker,
    channel,
    place: `${code} ${row.terminal.trim()}`,
    method: `atm_${code}`,
    isTwinIntended: true,
  };
}
