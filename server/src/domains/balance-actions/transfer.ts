import type { Context } from '#platform/context';
import type { Unit } from '#base';
import type { Action, Place, Said } from './action.ts';
import type { Asked } from './asked.ts';
import { bucketAt, creditPlace, debitPlace } from './bucket-credit.ts';
import { checkSize } from './check-size.ts';
import { moveWithReceipt } from './move-with-receipt.ts';
import { perform } from './perform.ts';
import { refuse } from './refusals.ts';
import { balanceActionSettings as settings } from './settings.ts';

export interface TransferWanted extends Place {
  readonly receiver: Place;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly said: Said;
}

/**
 * Moves money that was paid for from one line to another, where the operator allows it at all.
 * Refuses with `balance_transfer_off`, `balance_transfer_above_cap`, `balance_transfer_to_itself`,
 * `balance_transfer_money_only`, `balance_too_large` and as `creditPlace` and `debitPlace` do.
 */
export function transfer(context: Context, asked: Asked, wanted: TransferWanted): Promise<Action> {
  const { line, receiver, unit, amount } = wanted;
  const values = context.settings();
  if (!values.get(settings.transfersAreOn)) throw refuse.balance_transfer_off();
  if (line === receiver.line) throw refuse.balance_transfer_to_itself();
  const most = BigInt(values.get(settings.transferMostMinor));
  if (amount > most) throw refuse.balance_transfer_above_cap({ mostMinor: Number(most) });
  return perform(context, asked, {
    ...wanted,
    kind: 'transfer',
    apply: (tx, id, papers) => {
      const why = { code: 'balance_transfer', cause: id };
      const { source } = bucketAt(tx, wanted);
      const isPaidFor = source === 'paid' || source === 'voucher' || source === 'mixed';
      if (unit !== 'HKD' || !isPaidFor) throw refuse.balance_transfer_money_only();
      checkSize(tx, receiver.line, amount);
      const sent = { id, line, reason: 'sent', unit, amount: -amount } as const;
      moveWithReceipt(tx, papers, sent, () =>
        debitPlace(tx, wanted, { unit, amount }, 'transit', why),
      );
      // What was paid for stays so: a made bucket holds what was given.
      if (receiver.bucket !== 0n) throw refuse.balance_bucket_not_for_credit();
      const received = { id, line: receiver.line, reason: 'received', unit, amount } as const;
      moveWithReceipt(tx, papers, received, () =>
        creditPlace(tx, receiver, { unit, amount }, 'transit', why),
      );
      return { state: 'completed' };
    },
  });
}
