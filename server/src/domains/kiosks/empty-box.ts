import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Notes } from './cash-sale.ts';
import type { Kiosk } from './kiosk.ts';
import { refuse } from './refusals.ts';
import { insertBoxes, readBox } from './store/boxes.ts';
import { lockKiosk } from './store/kiosks.ts';

export interface EmptiedBox extends Notes {
  readonly number: number;
  /** The seal of the bag that it went away in. */
  readonly bag: string;
  readonly emptiedAt: InstantMs;
}

/**
 * Notes that a machine's box was taken out, with what the machine counted into it. However often it
 * comes it is done once. Refuses with `kiosk_box_reused`.
 */
export async function emptyBox({ db }: Context, kiosk: Kiosk, box: EmptiedBox): Promise<void> {
  const whose = { slot: slotOf(kiosk.id), kiosk: uuidOf(kiosk.id) };
  await db.transaction(async (tx) => {
    const [, [before]] = await Promise.all([
      tx.query(lockKiosk, [whose.slot, whose.kiosk]),
      tx.query(readBox, [whose.slot, whose.kiosk, box.number]),
    ]);
    const { number, bag, hundreds, fiveHundreds, emptiedAt } = box;
    if (!before) {
      return tx.append(insertBoxes, { ...whose, number, bag, hundreds, fiveHundreds, emptiedAt });
    }
    const isSame =
      before.bag === bag && before.hundreds === hundreds && before.fiveHundreds === fiveHundreds;
    if (!isSame) throw refuse.kiosk_box_reused();
  });
}
