import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import type { Loan } from './loan.ts';
import {
  insertLoans,
  insertRepayments,
  loanOf,
  readOpenLoans,
  rowOfLoan,
  updateLoans,
} from './store/loans.ts';

/** The open loans of locked lines, as this transaction has changed them so far. */
interface OpenLoans {
  readonly loans: Map<LineId, Loan>;
  readonly before: Map<LineId, Loan>;
}

const owner = {};

function openLoansIn(tx: Tx): OpenLoans {
  return tx.state(owner, () => {
    const open: OpenLoans = { loans: new Map(), before: new Map() };
    tx.beforeFlush(() => write(tx, open));
    return open;
  });
}

function write(tx: Tx, { loans, before }: OpenLoans): void {
  for (const [line, loan] of loans) {
    const known = before.get(line);
    if (known === loan) continue;
    tx.append(known ? updateLoans : insertLoans, { ...rowOfLoan(loan), changedAt: tx.nowMs });
  }
}

/**
 * Reads what lines owe, in one round trip with the locking of their accounts. What this transaction
 * has changed is not written yet, and stays as it is however often it is read.
 */
export async function loadLoans(tx: Tx, lines: readonly LineId[]): Promise<void> {
  const keys = [...new Set(lines)].map((line) => ({ slot: slotOf(line), line: uuidOf(line) }));
  const { loans, before } = openLoansIn(tx);
  for (const loan of (await tx.load(readOpenLoans, keys)).map(loanOf)) {
    if (loans.get(loan.line) !== before.get(loan.line)) continue;
    loans.set(loan.line, loan);
    before.set(loan.line, loan);
  }
}

/** What a line owed when its loans were loaded, as this transaction has left it. */
export function openLoanOf(tx: Tx, line: LineId): Loan | undefined {
  return openLoansIn(tx).loans.get(line);
}

export function keepLoan(tx: Tx, loan: Loan): void {
  const { loans } = openLoansIn(tx);
  const known = loans.get(loan.line);
  loans.set(loan.line, loan);
  tx.onUndo(() => {
    if (known) loans.set(loan.line, known);
    else loans.delete(loan.line);
  });
}

/** A loan that was read for another reason than being open; it is written if it changes. */
export function knowLoan(tx: Tx, loan: Loan): Loan {
  const { loans, before } = openLoansIn(tx);
  const known = loans.get(loan.line);
  if (known?.id === loan.id) return known;
  before.set(loan.line, loan);
  return loan;
}

/** Changes what is outstanding, and says by which cause: above zero repaid, below put back. */
export function repayBy(tx: Tx, loan: Loan, cause: string, amountMinor: bigint): void {
  keepLoan(tx, { ...loan, outstandingMinor: loan.outstandingMinor - amountMinor });
  tx.append(insertRepayments, {
    slot: slotOf(loan.line),
    loan: uuidOf(loan.id),
    cause,
    amountMinor,
    recordedAt: tx.nowMs,
  });
}
