import {
  dayMs,
  hongKongDay,
  majorOf,
  secondMs,
  slotOf,
  startOfDay,
  type Unit,
  uuidOf,
} from '#base';
import type { Client } from '#partners';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { SettingValues } from '#platform/settings';
import type { Action, Place, Said } from './action.ts';
import type { Asked } from './asked.ts';
import { creditPlace, debitPlace, loadMade } from './bucket-credit.ts';
import { checkSize } from './check-size.ts';
import { moveWithReceipt } from './move-with-receipt.ts';
import { perform } from './perform.ts';
import { refuse } from './refusals.ts';
import { balanceActionSettings as settings } from './settings.ts';
import { countAdjusted } from './store/adjusted.ts';

export interface Adjustment extends Place {
  readonly unit: Unit;
  /** Given where above zero, taken where below. */
  readonly amount: bigint;
  readonly said: Said;
}

/**
 * Gives to a bucket or takes from it, by hand: the money is the house's, from `expense:adjustment`.
 * Refuses with `balance_adjust_above_cap`, `balance_adjust_day_cap`, `balance_too_large`,
 * `balance_line_closed` and as `creditPlace` and `debitPlace` do.
 */
export function adjust(context: Context, asked: Asked, wanted: Adjustment): Promise<Action> {
  const { unit, amount, line } = wanted;
  const size = amount < 0n ? -amount : amount;
  const most = mostOf(context.settings(), unit);
  if (size > most) throw refuse.balance_adjust_above_cap({ most: counted(most, unit), unit });
  return perform(context, asked, {
    ...wanted,
    kind: 'adjust',
    prepare: async (tx) => {
      await loadMade(tx, wanted);
      await countDay(tx, asked.client, unit, size);
    },
    apply: (tx, id, papers) => {
      const why = { code: 'adjustment', cause: id };
      const moved = { unit, amount: size };
      moveWithReceipt(tx, papers, { id, line, reason: 'adjusted', unit, amount }, () => {
        if (amount < 0n) return debitPlace(tx, wanted, moved, 'expense:adjustment', why);
        if (unit === 'HKD') checkSize(tx, line, size);
        creditPlace(tx, wanted, moved, 'expense:adjustment', why);
      });
      return { state: 'completed' };
    },
  });
}

function mostOf(values: SettingValues, unit: Unit): bigint {
  if (unit === 'BYTE') return BigInt(values.get(settings.adjustMostBytes));
  if (unit === 'SECOND') return BigInt(values.get(settings.adjustMostSeconds));
  if (unit === 'MESSAGE') return BigInt(values.get(settings.adjustMostMessages));
  return BigInt(values.get(settings.adjustMostMinor));
}

/** As people count it: money in whole units of its currency. */
function counted(amount: bigint, unit: Unit): string {
  return unit === 'HKD' ? majorOf(amount) : String(amount);
}

/** What fails counts as well: whoever tries too often is stopped all the same. */
async function countDay(tx: Tx, { id }: Client, unit: Unit, size: bigint): Promise<void> {
  const day = hongKongDay(tx.nowMs);
  const [row] = await tx.query(countAdjusted, [slotOf(id), uuidOf(id), day, unit, String(size)]);
  const most = mostOf(tx.settings, unit) * BigInt(tx.settings.get(settings.adjustTimesPerDay));
  if (!row || row.amount <= most) return;
  const retryAfterSeconds = Math.ceil((startOfDay(day) + dayMs - tx.nowMs) / secondMs);
  throw refuse.balance_adjust_day_cap({ most: counted(most, unit), unit, retryAfterSeconds });
}
