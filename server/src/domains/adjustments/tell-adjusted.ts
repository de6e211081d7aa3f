import { queueMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import type { Contact } from '#subscribers';
import { type Adjustment, wayOf } from './adjustment.ts';

const kinds = {
  give: 'balance_corrected_up',
  take: 'balance_corrected_down',
  write_off: 'debt_written_off',
} as const;

function hkd(amountMinor: bigint) {
  return { amountMinor, currency: 'HKD' } as const;
}

/** The owner is told what was corrected, and what they have now. */
export function tellAdjusted(
  tx: Tx,
  { id, reason, amountMinor }: Adjustment,
  balanceMinor: bigint,
  { number: to, language }: Contact,
): void {
  queueMessages(tx, [
    {
      kind: kinds[wayOf(reason)],
      parameters: { value: hkd(amountMinor), balance: hkd(balanceMinor) },
      to,
      language,
      key: `${id} done`,
      cause: id,
    },
  ]);
}
