import { idFrom, type InstantMs } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type Notes, valueOf } from './cash-sale.ts';
import type { EmptiedBox } from './empty-box.ts';
import type { Kiosk } from './kiosk.ts';
import { type ListedBoxRow, readBoxes } from './store/boxes.ts';

const most = 100;

export interface ListedBox extends EmptiedBox {
  readonly kiosk: Pick<Kiosk, 'id' | 'code' | 'name'>;
  /** Null while it waits: who counts is not told what should be in it. */
  readonly count:
    | (Notes & {
        readonly countedMinor: bigint;
        readonly bookedMinor: bigint;
        readonly countedAt: InstantMs;
      })
    | null;
}

/** Boxes that wait to be counted, and behind them the newest that were. */
export async function listBoxes(context: Context, caller: StaffCaller): Promise<ListedBox[]> {
  await requireStaff(context, caller, 'devices.read');
  return (await context.db.read(readBoxes, [most])).map(boxOf);
}

function boxOf({ kiosk, code, name, number, bag, emptiedAt, ...row }: ListedBoxRow): ListedBox {
  const { hundreds, fiveHundreds, countedAt } = row;
  const counted = {
    hundreds: row.countedHundreds ?? 0,
    fiveHundreds: row.countedFiveHundreds ?? 0,
  };
  return {
    kiosk: { id: idFrom('ksk', kiosk), code, name },
    number,
    bag,
    hundreds,
    fiveHundreds,
    emptiedAt,
    count:
      countedAt === null
        ? null
        : {
            ...counted,
            countedMinor: valueOf(counted),
            bookedMinor: row.booked ?? 0n,
            countedAt,
          },
  };
}
