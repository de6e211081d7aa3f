import { randomInt } from 'node:crypto';
import {
  addDays,
  endOfDay,
  hongKongDay,
  type InstantMs,
  minuteMs,
  slotCount,
  type Slot,
  uuidOf,
} from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Keyring } from '#platform/secrets';
import type { Tx } from '#platform/postgres';
import type { SettingValues } from '#platform/settings';
import type { ResellerId } from '#resellers';
import { topupSettings } from '#topups';
import { type Batch, owedFor } from './batch.ts';
import { hashOfCode, readCode } from './code.ts';
import { everySlot } from './every-slot.ts';
import { batchOf, knownBatch } from './load-batches.ts';
import { refuse } from './refusals.ts';
import { readSerial, type Serial, serialText } from './serial.ts';
import { voucherSettings } from './settings.ts';
import { stockCode } from './stock-code.ts';
import { type BatchRow, readActivations, readBatch, readSellable } from './store/batches.ts';
import {
  lockFromStock,
  lockVoucher,
  markReturned,
  markSold,
  readBySerial,
  readSlotsWithStock,
  type VoucherRow,
} from './store/vouchers.ts';

/** A voucher that is locked for its sale, or for taking its sale back. */
export interface LockedVoucher {
  readonly row: VoucherRow;
  readonly batch: Batch;
  readonly salt: Buffer | null;
  readonly serial: string;
}

/** Why a voucher is blocked that nobody has blocked by hand. */
export const undoneWhy = 'the sale was undone';

function lockedOf(row: VoucherRow, batch: BatchRow): LockedVoucher {
  return { row, batch: batchOf(batch), salt: batch.salt, serial: serialText(row) };
}

/** Of a card from the shelf, the serial number on it; else a voucher of a value, with its code. */
export type WantedVoucher = { readonly serial: string } | { readonly valueMinor: bigint };

/**
 * Locks what is to be sold: a printed card by its serial number, or an electronic voucher of a
 * value. Refuses with `voucher_value_unknown`, `voucher_out_of_stock`, `voucher_serial_unknown`,
 * `voucher_not_active`, `voucher_already_sold`, `voucher_blocked` and `voucher_expired`.
 */
export function lockForSale(tx: Tx, what: WantedVoucher): Promise<LockedVoucher> {
  if (!('serial' in what)) return lockStock(tx, what.valueMinor);
  return lockPrinted(tx, readSerial(what.serial) ?? unknownSerial);
}

/** No batch has the number 0. */
const unknownSerial = { batch: 0, number: 0 };

/** An electronic voucher of a value that nobody else is selling. */
async function lockStock(tx: Tx, valueMinor: bigint): Promise<LockedVoucher> {
  const values = tx.settings.get(voucherSettings.valuesMinor);
  if (!values.includes(Number(valueMinor))) {
    throw refuse.voucher_value_unknown({ valuesMinor: values.join(', ') });
  }
  const now = new Date(tx.nowMs).toISOString();
  const ranges = await tx.query(readSellable, [valueMinor, now]);
  for (const { batch, first, last } of ranges) {
    const row = await lockInRange(tx, batch, first, last);
    if (!row) continue;
    const [found] = await tx.query(readBatch, [batch]);
    return lockedOf(row, knownBatch(found, batch));
  }
  throw refuse.voucher_out_of_stock({ valueMinor: Number(valueMinor) });
}

/** Tills begin at different slots, so that they meet seldom; only an emptied slot costs more. */
async function lockInRange(
  tx: Tx,
  batch: number,
  first: number,
  last: number,
): Promise<VoucherRow | undefined> {
  const any = randomInt(slotCount);
  const [row] = await tx.query(lockFromStock, [any, batch, first, last]);
  if (row) return row;
  const full = await tx.query(readSlotsWithStock, [everySlot, batch, first, last]);
  for (const { slot } of full) {
    const [other] = await tx.query(lockFromStock, [slot, batch, first, last]);
    if (other) return other;
  }
  return undefined;
}

/** A printed voucher by the serial number on it. */
async function lockPrinted(tx: Tx, serial: Serial): Promise<LockedVoucher> {
  const found = await lockSerial(tx, serial);
  const { row, batch } = found;
  if (batch.kind !== 'printed') throw refuse.voucher_serial_unknown();
  const activations = await tx.query(readActivations, [[batch.number]]);
  const isActive = activations.some(
    ({ state, first, last }) => state === 'active' && first <= row.number && row.number <= last,
  );
  if (row.state === 'blocked') throw refuse.voucher_blocked();
  if (row.state !== 'unsold') throw refuse.voucher_already_sold();
  if (!isActive) throw refuse.voucher_not_active();
  if (batch.expiresAt < tx.nowMs) {
    throw refuse.voucher_expired({ expiredOn: hongKongDay(batch.expiresAt) });
  }
  return found;
}

/** Refuses with `voucher_serial_unknown`. */
export async function lockSerial(tx: Tx, { batch, number }: Serial): Promise<LockedVoucher> {
  const [[seen], [made]] = await Promise.all([
    tx.query(readBySerial, [everySlot, batch, number]),
    tx.query(readBatch, [batch]),
  ]);
  const [row] = seen ? await tx.query(lockVoucher, [seen.slot, seen.hash]) : [];
  if (!row) throw refuse.voucher_serial_unknown();
  return lockedOf(row, knownBatch(made, batch));
}

/** Until when a voucher that is sold now can be redeemed. */
export function endOf(tx: Tx, batch: Batch): InstantMs {
  if (batch.kind === 'printed') return batch.expiresAt;
  return endOfDay(addDays(hongKongDay(tx.nowMs), tx.settings.get(voucherSettings.validDays)));
}

/** A locked voucher's sale. */
export interface VoucherDeal {
  /** Of who sells it. */
  readonly slot: Slot;
  readonly cause: string;
}

/**
 * Sells a locked voucher: what a float or drawer gave into `transit` is owed to its holder from now
 * on. Without a reseller it is sold in a hall of our own.
 */
export function sellLocked(
  tx: Tx,
  { row, batch }: LockedVoucher,
  { reseller, ...deal }: VoucherDeal & { readonly reseller: ResellerId | null },
): void {
  const { slot, hash } = row;
  const amount = { unit: 'HKD', amount: batch.valueMinor } as const;
  const owed = owedFor(batch.number);
  const reason = { code: 'voucher', cause: deal.cause };
  moveBetweenSystem(tx, deal.slot, 'transit', owed, amount, reason);
  const expiresAt = endOf(tx, batch);
  const soldBy = reseller && uuidOf(reseller);
  tx.append(markSold, { slot, hash, soldAt: tx.nowMs, reseller: soldBy, expiresAt });
}

/**
 * Takes the sale of a locked voucher back into `transit`. It is never sold again, since its code
 * has been seen. Refuses with `voucher_undo_too_late`, with `voucher_spent` once it was redeemed or
 * has expired, and with `voucher_blocked`.
 */
export function returnLocked(
  tx: Tx,
  { row, batch }: LockedVoucher,
  { by, ...deal }: VoucherDeal & { readonly by: string },
): void {
  const { soldAt } = row;
  if (soldAt === null || tx.nowMs > voucherUndoBefore({ soldAt }, tx.settings)) {
    throw refuse.voucher_undo_too_late();
  }
  if (row.state === 'redeemed' || row.state === 'expired') throw refuse.voucher_spent();
  if (!row.isOwed) throw refuse.voucher_blocked();
  const { slot, hash } = row;
  const amount = { unit: 'HKD', amount: batch.valueMinor } as const;
  const reason = { code: 'voucher_undone', cause: deal.cause };
  moveBetweenSystem(tx, deal.slot, owedFor(batch.number), 'transit', amount, reason);
  const blocked = { blockedAt: tx.nowMs, blockedBy: by, blockedWhy: undoneWhy };
  tx.append(markReturned, { slot, hash, ...blocked });
}

/**
 * That the slip of an electronic voucher came back with its code: else a shop could take back what
 * its customer has paid for. A card comes back itself. Refuses with `voucher_slip_needed`.
 */
export function requireSlip(
  secrets: Keyring,
  { row, salt }: LockedVoucher,
  typed: string | undefined,
): void {
  const code = readCode(typed ?? '');
  const isOnSlip = code !== undefined && hashOfCode(secrets, code) === row.hash;
  if (salt && !isOnSlip) throw refuse.voucher_slip_needed();
}

/** Until when somebody else may take a voucher's sale back. */
export function voucherUndoBefore(
  { soldAt }: { readonly soldAt: InstantMs },
  settings: SettingValues,
): InstantMs {
  return soldAt + settings.get(topupSettings.undoMinutes) * minuteMs;
}

/** What a till shows of a voucher that it has sold; null where it is printed on the card. */
export function codeOfLocked(secrets: Keyring, { row, salt }: LockedVoucher): string | null {
  return salt && stockCode(secrets, { ...row, salt });
}
