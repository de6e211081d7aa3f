import { isoTime, slotOf, uuidOf } from '#base';
import { expectBag } from '#banking';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem, type SystemAccount } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { deposits, difference, type Notes, valueOf } from './cash-sale.ts';
import { cashOf, type Kiosk, type KioskId } from './kiosk.ts';
import { kioskOf } from './load-kiosks.ts';
import { refuse } from './refusals.ts';
import { countBox as writeCount, readBox } from './store/boxes.ts';
import { lockKiosk } from './store/kiosks.ts';
import { sumBox } from './store/sales.ts';

export interface CountedBox {
  readonly countedMinor: bigint;
  /** What sales had booked into it. */
  readonly bookedMinor: bigint;
}

/**
 * Books what was counted in a box out of its machine, on its way to the bank, and what there was
 * more or less as a difference. Refuses with `permission_missing`, `kiosk_unknown`,
 * `kiosk_box_unknown` and `kiosk_box_counted`.
 */
export async function countBox(
  context: Context,
  caller: StaffCaller,
  given: Notes & { readonly kiosk: KioskId; readonly number: number },
): Promise<CountedBox> {
  const { kiosk: id, number, hundreds, fiveHundreds } = given;
  await requireStaff(context, caller, 'cash.count', id);
  return context.db.transaction(async (tx) => {
    const key = [slotOf(id), uuidOf(id)] as const;
    const [[row], [box], [sum]] = await Promise.all([
      tx.query(lockKiosk, [...key]),
      tx.query(readBox, [...key, number]),
      tx.query(sumBox, [...key, number]),
    ]);
    if (!row) throw refuse.kiosk_unknown();
    if (!box) throw refuse.kiosk_box_unknown();
    if (box.countedAt !== null) throw refuse.kiosk_box_counted();
    const counted = { countedMinor: valueOf(given), bookedMinor: sum?.value ?? 0n };
    const cause = `${id} ${number}`;
    post(tx, kioskOf(row), cause, counted);
    const { bag } = box;
    const amount = counted.countedMinor;
    const expected = { number: bag, direction: 'to_bank', amount, account: deposits } as const;
    if (amount > 0n) await expectBag(tx, { ...expected, cause });
    await tx.query(writeCount, [
      ...key,
      number,
      hundreds,
      fiveHundreds,
      counted.bookedMinor,
      uuidOf(caller.session.staff),
      isoTime(tx.nowMs),
    ]);
    noteAct(tx, caller, 'kiosk.count_box', id, {
      box: String(number),
      countedMinor: String(counted.countedMinor),
      bookedMinor: String(counted.bookedMinor),
    });
    return counted;
  });
}

function post(tx: Tx, kiosk: Kiosk, cause: string, { countedMinor, bookedMinor }: CountedBox) {
  const reason = { code: 'kiosk_box', cause };
  const move = (debited: SystemAccount, credited: SystemAccount, amount: bigint): void => {
    if (amount <= 0n) return;
    moveBetweenSystem(tx, slotOf(kiosk.id), debited, credited, { unit: 'HKD', amount }, reason);
  };
  const cash = cashOf(kiosk);
  move(deposits, cash, countedMinor);
  move(difference, cash, bookedMinor - countedMinor);
  move(cash, difference, countedMinor - bookedMinor);
}
