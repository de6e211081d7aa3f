import { isoTime, slotOf, uuidOf } from '#base';
import { instructTransfer } from '#banking';
import { repayLoan } from '#emergency-credits';
import {
  claimBack,
  debit,
  emptyAccount,
  lockedAccount,
  lockedTotal,
  moveBetweenSystem,
  type Reason,
  type SystemAccount,
} from '#ledger';
import type { Catalog } from '#catalog';
import { openRefund, type OwnReason, referenceOf } from '#payments';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineOnPaper } from '#subscribers';
import type { Closing, Part, Sheet } from './closing.ts';
import { issueClosed } from './issue-closed.ts';
import { loadSheet } from './load-sheet.ts';
import { lockOrigins } from './lock-origins.ts';
import { paidBucketsOf } from './paid-buckets.ts';
import { updateClosing } from './store/closings.ts';

export interface PayingBack {
  readonly closing: Closing;
  readonly catalog: Catalog;
  /** As the receipt names it. */
  readonly paper: LineOnPaper;
  /** The connector of the bank by which transfers go. */
  readonly bank: string;
  /** Who approved it, where somebody had to. */
  readonly decidedBy: string | null;
}

/**
 * Takes everything out of a closed line and promises what comes back, in one commit. Where money
 * without a way back came meanwhile and no account is known, finance sees a transfer without one
 * and asks: the line is at its end all the same.
 */
export async function payBack(
  tx: Tx,
  { closing, catalog, paper, bank, decidedBy }: PayingBack,
): Promise<Sheet> {
  const { id, line } = closing;
  const account = accountOf(line);
  const reason: Reason = { code: 'closing', cause: id };
  await lockOrigins(tx, line);
  await claimBack(tx, account, reason);
  const sheet = await loadSheet(tx, line, catalog, { isClaimedBack: true });
  const balanceBefore = lockedTotal(tx, account, 'HKD');
  const hasMoney = lockedAccount(tx, account).buckets.some(
    ({ unit, balance }) => unit === 'HKD' && balance > 0n,
  );
  repay(tx, closing);
  takeFee(tx, closing, sheet.feeMinor, reason);
  for (const part of sheet.parts) await give(tx, closing, part, reason);
  const byTransfer = sheet.parts.filter(({ origin }) => origin === null);
  const amount = byTransfer.reduce((sum, { backMinor }) => sum + backMinor, 0n);
  if (amount > 0n) {
    const { toName, toAccount } = closing;
    const to = { connector: bank, toName, toAccount, reference: referenceOf(id) };
    await instructTransfer(tx, { ...to, kind: 'closing', cause: id, amount, currency: 'HKD' });
  }
  // What is left now was given, or is units of packs.
  emptyAccount(tx, account, reason);
  if (hasMoney) issueClosed(tx, { closing, sheet, line: paper, balanceBefore });
  const at = isoTime(tx.nowMs);
  const values = [slotOf(id), uuidOf(id), 'settled', sheet.backMinor, decidedBy, at];
  await tx.query(updateClosing, values);
  return sheet;
}

/**
 * By what is left of the loan, and then by the oldest money, as far as the sheet took of it. What
 * was lent and not used goes back to where it came from, also where nothing else is left.
 */
function repay(tx: Tx, { id: cause, line }: Closing): void {
  repayLoan(tx, { line, cause, buckets: paidBucketsOf(tx, line).map(({ number }) => number) });
}

function takeFee(tx: Tx, { line }: Closing, feeMinor: bigint, reason: Reason): void {
  let rest = feeMinor;
  for (const { number, balance } of paidBucketsOf(tx, line)) {
    const amount = balance < rest ? balance : rest;
    if (amount > 0n) {
      debit(tx, accountOf(line), { unit: 'HKD', amount }, 'income:fee', reason, number);
    }
    rest -= amount > 0n ? amount : 0n;
  }
}

/** The postings of a top-up the other way round, for the part of it that is left. */
async function give(tx: Tx, { id, line }: Closing, part: Part, reason: Reason): Promise<void> {
  const { bucket, takenMinor, backMinor, currency, origin } = part;
  const take = (amount: bigint, to: SystemAccount): void => {
    if (amount > 0n) debit(tx, accountOf(line), { unit: 'HKD', amount }, to, reason, bucket);
  };
  if (currency === 'HKD') {
    take(backMinor, 'closing_payable');
    take(takenMinor - backMinor, 'expense:promotion');
  } else {
    take(takenMinor, 'fx:HKD');
    const owed = { unit: currency, amount: backMinor };
    moveBetweenSystem(tx, slotOf(id), `fx:${currency}`, 'closing_payable', owed, reason);
  }
  if (!origin) return;
  const why: OwnReason = 'the line was closed';
  const { attempt } = origin;
  await openRefund(tx, { attempt, amount: backMinor, reason: why, reference: id });
}
