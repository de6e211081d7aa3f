import { timingSafeEqual } from 'node:crypto';
import { hourMs, isoTime, newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import {
  creditSold,
  findReceiver,
  lockSold,
  readSoldTerms,
  type SoldTopup,
  tellSold,
  type TopupId,
} from '#topups';
import { type CashSaleId, claims, kioskChannel } from './cash-sale.ts';
import { typedFingerprint } from './claim-code.ts';
import { findKiosk } from './find-kiosk.ts';
import { refuse } from './refusals.ts';
import { lockSale, readSale, type SaleRow, settleClaim as writeClaim } from './store/sales.ts';

export interface ClaimAnswer {
  readonly sale: CashSaleId;
  /** As it stands on the slip. */
  readonly claimCode: string;
  /** To which number it is credited; without one it is handed out in cash. */
  readonly number?: string | undefined;
}

/** Whoever types codes at random is stopped long before one is right. */
const triesPerHour = 10;

/**
 * Gives whoever has the slip what the machine could not credit: as a top-up, or in notes. Refuses
 * with `permission_missing`, `claim_unknown`, `claim_code_wrong`, `claim_settled`, and as a sale
 * does.
 */
export async function settleClaim(
  context: Context,
  caller: StaffCaller,
  answer: ClaimAnswer,
): Promise<void> {
  const { sale: id } = answer;
  await requireStaff(context, caller, 'claims.settle', id);
  const [row] = await context.db.read(readSale, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.claim_unknown();
  await takeToken(context, { name: 'kiosks.claim', key: id, limit: triesPerHour, perMs: hourMs });
  const typed = typedFingerprint(context.secrets, answer.claimCode);
  if (!typed || !timingSafeEqual(typed, row.claim)) throw refuse.claim_code_wrong();
  const sold = await soldBy(context, row, answer.number);
  await context.db.transaction(async (tx) => {
    const [locked] = await tx.query(lockSale, [slotOf(id), uuidOf(id)]);
    if (locked?.state !== 'claimable') throw refuse.claim_settled();
    const topup = sold ? await creditClaim(tx, sold) : handOut(tx, id, row.value);
    const as = topup === null ? 'cash' : 'credit';
    const by = uuidOf(caller.session.staff);
    const values = [topup && uuidOf(topup), as, by, isoTime(tx.nowMs)];
    await tx.query(writeClaim, [slotOf(id), uuidOf(id), ...values]);
    noteAct(tx, caller, 'kiosk.settle_claim', id, { as, valueMinor: String(row.value) });
  });
}

async function soldBy(
  context: Context,
  { kiosk, value }: SaleRow,
  number: string | undefined,
): Promise<Omit<SoldTopup, 'id'> | undefined> {
  if (number === undefined) return undefined;
  const maker = `ksk_${kiosk}` as const;
  const [receiver, place] = await Promise.all([
    findReceiver(context, number, maker),
    findKiosk(context, maker),
  ]);
  const terms = await readSoldTerms(context, receiver, value, { channel: kioskChannel, maker });
  return {
    receiver,
    terms,
    maker,
    channel: kioskChannel,
    place: place?.name,
    method: 'cash',
    isTwinIntended: true,
  };
}

async function creditClaim(tx: Tx, wanted: Omit<SoldTopup, 'id'>): Promise<TopupId> {
  const { line } = wanted.receiver;
  const sold = { ...wanted, id: newId('top', tx.nowMs, slotOf(line)) };
  await lockSold(tx, [sold], []);
  creditSold(tx, sold, claims);
  await tellSold(tx, [{ topup: sold.id, line }]);
  return sold.id;
}

function handOut(tx: Tx, id: CashSaleId, amount: bigint): null {
  const reason = { code: 'kiosk_claim_paid', cause: id };
  moveBetweenSystem(tx, slotOf(id), claims, 'cash:office', { unit: 'HKD', amount }, reason);
  return null;
}
