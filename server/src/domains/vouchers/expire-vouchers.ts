import { isoTime } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { owedFor } from './batch.ts';
import { everySlot } from './every-slot.ts';
import { serialText } from './serial.ts';
import { readBatch } from './store/batches.ts';
import { lockDue, markExpired, readSlotsDue } from './store/vouchers.ts';
import { causeOf } from './voucher.ts';

const lotLength = 500;

/**
 * What was sold and never redeemed in time: its value is no income of ours but stands apart, where
 * its holder can claim it.
 */
export async function expireVouchers(context: Context): Promise<void> {
  const now = isoTime(context.clock.now());
  for (const { slot } of await context.db.read(readSlotsDue, [everySlot, now])) {
    while ((await context.db.transaction((tx) => expireSome(tx, slot))) === lotLength) continue;
  }
}

async function expireSome(tx: Tx, slot: number): Promise<number> {
  const due = await tx.query(lockDue, [slot, isoTime(tx.nowMs), lotLength]);
  const numbers = [...new Set(due.map(({ batch }) => batch))];
  const values = new Map<number, bigint>();
  for (const number of numbers) {
    const [batch] = await tx.query(readBatch, [number]);
    if (batch) values.set(number, batch.value);
  }
  for (const { hash, ...row } of due) {
    const amount = values.get(row.batch) ?? 0n;
    const reason = { code: 'voucher_expired', cause: causeOf(serialText(row)) };
    moveBetweenSystem(tx, slot, owedFor(row.batch), 'claimable', { unit: 'HKD', amount }, reason);
    tx.append(markExpired, { slot, hash });
  }
  return due.length;
}
