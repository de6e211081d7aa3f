import { hourMs, type InstantMs, type Unit } from '#base';
import { availableIn, placeHold } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import type { Action, Place, Said } from './action.ts';
import type { Asked } from './asked.ts';
import { bucketAt, checkUnit } from './bucket-credit.ts';
import { perform } from './perform.ts';
import { refuse } from './refusals.ts';
import { balanceActionSettings as settings } from './settings.ts';

export interface Reservation extends Place {
  readonly unit: Unit;
  /** Null for all that is free in the bucket. */
  readonly amount: bigint | null;
  /** Null for the usual time. */
  readonly until: InstantMs | null;
  readonly said: Said;
}

/**
 * Sets aside what lies in one bucket, until it is taken, given back or its time has come. Refuses
 * with `balance_reserve_too_long`, `balance_bucket_over`, `balance_bucket_lent`,
 * `balance_unit_other` and `insufficient_balance`.
 */
export function reserve(context: Context, asked: Asked, wanted: Reservation): Promise<Action> {
  const { line, bucket, unit } = wanted;
  const nowMs = context.clock.now();
  const values = context.settings();
  const endsAt = wanted.until ?? nowMs + values.get(settings.reserveHours) * hourMs;
  const mostHours = values.get(settings.reserveMostHours);
  if (endsAt <= nowMs || endsAt > nowMs + mostHours * hourMs) {
    throw refuse.balance_reserve_too_long({ mostHours });
  }
  return perform(context, asked, {
    ...wanted,
    kind: 'reserve',
    amount: wanted.amount ?? 1n,
    endsAt,
    apply: (tx, id) => {
      const found = bucketAt(tx, wanted);
      if (found.source === 'credit') throw refuse.balance_bucket_lent();
      checkUnit(found, unit);
      const free = availableIn(found);
      const amount = wanted.amount ?? (free > 0n ? free : 1n);
      const spending = { unit, only: bucket };
      const papers = { cause: id, expiresAt: endsAt };
      const hold = placeHold(tx, accountOf(line), amount, spending, papers);
      return { state: 'created', amount, hold: hold.id };
    },
  });
}
