import { addDays, endOfDay, hongKongDay, type InstantMs, slotOf } from '#base';
import { loadLoans, openLoanOf, putBackOwed } from '#emergency-credits';
import {
  credit,
  debit,
  lockAccounts,
  lockedAccount,
  lockedTotal,
  moveBetweenSystem,
  openBucket,
} from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import { type Adjustment, wayOf } from './adjustment.ts';
import { refuse } from './refusals.ts';
import type { Corrected } from './issue-adjusted.ts';
import { adjustmentSettings } from './settings.ts';

const code = 'correction';

/** Moves the money of a proposal that was approved. */
export async function postAdjustment(tx: Tx, adjustment: Adjustment): Promise<Corrected> {
  const account = accountOf(adjustment.line);
  await Promise.all([lockAccounts(tx, [account]), loadLoans(tx, [adjustment.line])]);
  const balanceBefore = lockedTotal(tx, account, 'HKD');
  const expiresAt = move(tx, adjustment);
  return { balanceBefore, balanceAfter: lockedTotal(tx, account, 'HKD'), expiresAt };
}

/** Returns when what was given ends, where it does. */
function move(tx: Tx, adjustment: Adjustment): InstantMs | null {
  switch (wayOf(adjustment.reason)) {
    case 'give':
      return give(tx, adjustment);
    case 'take':
      take(tx, adjustment);
      return null;
    case 'write_off':
      writeOff(tx, adjustment);
      return null;
  }
}

/** A courtesy as a promotion's money: spent first, and neither refunded nor paid out. */
function give(tx: Tx, { id, line, reason, amountMinor: amount }: Adjustment): InstantMs | null {
  const account = accountOf(line);
  const days = tx.settings.get(adjustmentSettings.courtesyDays);
  const own = { source: 'paid' } as const;
  const expiresAt = endOfDay(addDays(hongKongDay(tx.nowMs), days));
  const given = { source: 'promotion', priority: 50, expiresAt } as const;
  const kind = reason === 'wrong_charge' ? own : given;
  const bucket = openBucket(tx, account, { unit: 'HKD', cause: id, ...kind });
  const why = { code, cause: id };
  credit(tx, account, { unit: 'HKD', amount }, 'expense:adjustment', why, bucket);
  return reason === 'wrong_charge' ? null : expiresAt;
}

/** Out of money that was paid in, the newest first: never of what is held, given or lent. */
function take(tx: Tx, { id, line, amountMinor }: Adjustment): void {
  const account = accountOf(line);
  const paid = lockedAccount(tx, account)
    .buckets.filter(({ unit, source }) => unit === 'HKD' && ownSources.has(source))
    .toSorted((one, other) => (one.number < other.number ? 1 : -1));
  let left = amountMinor;
  for (const { number, balance, held } of paid) {
    const free = balance - held;
    const amount = free < left ? free : left;
    if (amount <= 0n) continue;
    const why = { code, cause: id };
    debit(tx, account, { unit: 'HKD', amount }, 'expense:adjustment', why, number);
    left -= amount;
  }
  if (left > 0n) throw refuse.adjustment_exceeds_balance({ leftMinor: left.toString() });
}

const ownSources: ReadonlySet<string> = new Set(['paid', 'voucher', 'mixed']);

function writeOff(tx: Tx, { id, line, amountMinor: amount }: Adjustment): void {
  const owed = openLoanOf(tx, line)?.outstandingMinor ?? 0n;
  if (amount > owed) throw refuse.adjustment_exceeds_debt({ owedMinor: owed.toString() });
  putBackOwed(tx, { line, cause: id, amountMinor: amount });
  const why = { code, cause: id };
  moveBetweenSystem(tx, slotOf(line), 'expense:write_off', 'loans', { unit: 'HKD', amount }, why);
}
