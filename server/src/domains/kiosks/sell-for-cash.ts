import { hongKongMidnight, isoTime, newId, Refusal, slotOf, uuidOf } from '#base';
import { moveBetweenSystem, type SystemAccount } from '#ledger';
import type { Context } from '#platform/context';
import { isLasting } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { creditSold, lockSold, type SoldTopup, tellSold, type TopupId } from '#topups';
import { type CashSale, claims, difference, type KeptNotes, valueOf } from './cash-sale.ts';
import { checkKept } from './check-kept.ts';
import { claimFingerprint } from './claim-code.ts';
import { findSold } from './find-sold.ts';
import { cashOf, type Kiosk } from './kiosk.ts';
import { cashSaleOf } from './load-sales.ts';
import { refuse } from './refusals.ts';
import { kioskSettings } from './settings.ts';
import { readBox } from './store/boxes.ts';
import { lockKiosk } from './store/kiosks.ts';
import { insertSales, readSale, type SaleRow, sumCredited } from './store/sales.ts';

type Wanted = Omit<SoldTopup, 'id'>;

/**
 * Books notes that a machine has kept: credits them, or owes them to whoever has the slip and says
 * why. However often it comes it is done once. Refuses with `kiosk_sale_invalid` and
 * `kiosk_sale_reused`, and only these: the notes are in the box.
 */
export async function sellForCash(
  context: Context,
  kiosk: Kiosk,
  kept: KeptNotes,
): Promise<CashSale> {
  checkKept(kiosk, kept);
  const claim = claimFingerprint(context.secrets, kept.claimCode);
  const found = await findSold(context, kiosk, kept);
  return context.db.transaction(async (tx) => {
    const slot = slotOf(kiosk.id);
    const [[locked], [before], [box], [today]] = await Promise.all([
      tx.query(lockKiosk, [slot, uuidOf(kiosk.id)]),
      tx.query(readSale, [slot, uuidOf(kept.id)]),
      tx.query(readBox, [slot, uuidOf(kiosk.id), kept.box]),
      tx.query(sumCredited, [slot, uuidOf(kiosk.id), isoTime(hongKongMidnight(tx.nowMs))]),
    ]);
    if (!locked) throw refuse.kiosk_unknown();
    if (before) return answered(before, kept, claim);
    const isCounted = box !== undefined && box.countedAt !== null;
    const from = isCounted ? difference : cashOf(kiosk);
    const sold = await outcomeOf(tx, found, {
      from,
      credited: today?.value ?? 0n,
      value: valueOf(kept),
    });
    if (sold.topup === null) owe(tx, kept, from);
    return cashSaleOf(write(tx, kiosk, { kept, claim, ...sold }));
  });
}

interface Outcome {
  readonly topup: TopupId | null;
  readonly refusal: string | null;
}

interface Source {
  readonly from: SystemAccount;
  /** By this machine, today. */
  readonly credited: bigint;
  readonly value: bigint;
}

async function outcomeOf(
  tx: Tx,
  found: Wanted | Refusal,
  { from, credited, value }: Source,
): Promise<Outcome> {
  if (found instanceof Refusal) return { topup: null, refusal: found.code };
  if (credited + value > BigInt(tx.settings.get(kioskSettings.mostDayMinor))) {
    return { topup: null, refusal: refuse.kiosk_day_full().code };
  }
  const { line } = found.receiver;
  const sold: SoldTopup = { ...found, id: newId('top', tx.nowMs, slotOf(line)) };
  await lockSold(tx, [sold], []);
  try {
    tx.attempt(() => creditSold(tx, sold, from));
  } catch (error) {
    if (!isLasting(error)) throw error;
    return { topup: null, refusal: error.code };
  }
  await tellSold(tx, [{ topup: sold.id, line }]);
  return { topup: sold.id, refusal: null };
}

function owe(tx: Tx, kept: KeptNotes, from: SystemAccount): void {
  const amount = { unit: 'HKD', amount: valueOf(kept) } as const;
  const reason = { code: 'kiosk_claim', cause: kept.id };
  moveBetweenSystem(tx, slotOf(kept.id), from, claims, amount, reason);
}

function write(
  tx: Tx,
  kiosk: Kiosk,
  { kept, claim, topup, refusal }: Outcome & { kept: KeptNotes; claim: Buffer },
): SaleRow {
  const { box, number, hundreds, fiveHundreds, soldAt, wasOffline } = kept;
  const row: SaleRow = {
    id: uuidOf(kept.id),
    kiosk: uuidOf(kiosk.id),
    box,
    number,
    hundreds,
    fiveHundreds,
    value: valueOf(kept),
    state: topup === null ? 'claimable' : 'credited',
    refusal,
    topup: topup && uuidOf(topup),
    claim,
    soldAt,
    wasOffline,
    acceptedAt: tx.nowMs,
  };
  tx.append(insertSales, { slot: slotOf(kept.id), ...row });
  return row;
}

/** Two reports of one sale differ in nothing that was on the slip. */
function answered(before: SaleRow, kept: KeptNotes, claim: Buffer): CashSale {
  const { number, hundreds, fiveHundreds, box } = kept;
  const isSame =
    before.number === number &&
    before.hundreds === hundreds &&
    before.fiveHundreds === fiveHundreds &&
    before.box === box &&
    before.claim.equals(claim);
  if (!isSame) throw refuse.kiosk_sale_reused();
  return cashSaleOf(before);
}
