import { newId, type PhoneNumber, Refusal, slotOf, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, readAnswer, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import {
  creditSold,
  findReceiver,
  lockSold,
  readSoldTerms,
  type Receiver,
  type SoldTerms,
  type SoldTopup,
  tellSold,
  type TopupId,
} from '#topups';
import { type CounterSaleInFull, hallChannel, type Tender } from './counter-sale.ts';
import { isApprovalTaken } from './is-approval-taken.ts';
import { requireOwnShift } from './own-shift.ts';
import { readSaleInFull } from './read-sale-in-full.ts';
import { refuse } from './refusals.ts';
import type { Shift } from './shift.ts';
import { insertCounterSales } from './store/sales.ts';
import { shareShift } from './store/shifts.ts';
import { readTillName } from './store/tills.ts';
import { methodOf, placeOf, requireTender, tenderRow } from './tender.ts';

export interface WantedCounterSale {
  readonly request: Request;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  readonly tender: Tender;
  /** The customer has said that the same of minutes ago was another. */
  readonly isTwinIntended: boolean;
}

interface Prepared extends WantedCounterSale {
  readonly shift: Shift;
  /** Where the till stands. */
  readonly place: string;
  readonly receiver: Receiver;
  readonly terms: SoldTerms;
}

/**
 * Sells a top-up that is paid for over the counter: drawer and line in one commit, with its
 * receipt, once under its key. Refuses with `permission_missing`, `shift_needed`, `shift_not_open`,
 * `counter_tender_wrong`, `counter_approval_used`, what the number, the amount and the line's
 * limits say, and with `request_key_reused`.
 */
export async function sellOverCounter(
  context: Context,
  caller: StaffCaller,
  wanted: WantedCounterSale,
): Promise<CounterSaleInFull> {
  await requireStaff(context, caller, 'tills.use');
  requireTender(wanted.tender, wanted.valueMinor);
  const topup = await sellOnce(context, caller, wanted);
  return readSaleInFull(context, topup);
}

async function sellOnce(
  context: Context,
  caller: StaffCaller,
  wanted: WantedCounterSale,
): Promise<TopupId> {
  try {
    const shift = await requireOwnShift(context, caller);
    const receiver = await findReceiver(context, wanted.number, caller.session.staff);
    const at = { channel: hallChannel, maker: caller.session.staff };
    const [terms, [till]] = await Promise.all([
      readSoldTerms(context, receiver, wanted.valueMinor, at),
      context.db.read(readTillName, [shift.till]),
    ]);
    const place = till?.name ?? shift.till;
    return await commitSale(context, caller, { ...wanted, shift, place, receiver, terms });
  } catch (error) {
    // The shift or the line may have ended since this was sold: then the first answer counts.
    const before = error instanceof Refusal && (await readAnswer(context, wanted.request));
    if (before) return before.result as TopupId;
    throw error;
  }
}

async function commitSale(context: Context, caller: StaffCaller, sale: Prepared): Promise<TopupId> {
  const { request, receiver, shift, tender } = sale;
  const { line } = receiver;
  const outcome = await context.db.transaction(async (tx) => {
    const sold = soldOf(tx, caller, sale);
    const isTaken = await isApprovalTaken(tx, shift.till, tender);
    const [requests, [open]] = await Promise.all([
      loadRequests(tx, [request]),
      tx.query(shareShift, [uuidOf(shift.id)]),
      lockSold(tx, [sold], []),
    ]);
    try {
      const topup = requests.once(request, () => {
        if (!open || open.closedAt !== null) throw refuse.shift_not_open();
        if (isTaken) throw refuse.counter_approval_used();
        const { reference } = creditSold(tx, sold, placeOf(tender, shift.till));
        write(tx, caller, sale, { sold, reference });
        return sold.id;
      });
      if (topup === sold.id) await tellSold(tx, [{ topup, line }]);
      return { topup };
    } catch (error) {
      // A no of the books is kept: a late copy must not succeed after it was told.
      if (isLasting(error)) return { error };
      throw error;
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.topup;
}

function soldOf(tx: Tx, { session }: StaffCaller, sale: Prepared): SoldTopup {
  const { receiver, terms, tender, isTwinIntended, place } = sale;
  return {
    id: newId('top', tx.nowMs, slotOf(receiver.line)),
    receiver,
    terms,
    maker: session.staff,
    channel: hallChannel,
    place,
    method: methodOf(tender),
    isTwinIntended,
  };
}

function write(
  tx: Tx,
  { session }: StaffCaller,
  { shift, receiver, valueMinor: value, tender }: Prepared,
  { sold, reference }: { readonly sold: SoldTopup; readonly reference: string },
): void {
  tx.append(insertCounterSales, {
    slot: slotOf(sold.id),
    topup: uuidOf(sold.id),
    shift: uuidOf(shift.id),
    till: shift.till,
    staff: session.staff,
    number: receiver.number,
    reference,
    value,
    ...tenderRow(tender),
    soldAt: tx.nowMs,
  });
}
