import { idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import { insertRows, keyedStatement, setStatement } from '#platform/postgres';
import type { Loan } from '../loan.ts';

interface LoanRow {
  readonly id: string;
  readonly line: string;
  readonly amountMinor: bigint;
  readonly outstandingMinor: bigint;
  readonly bucket: bigint;
  readonly lentAt: InstantMs;
}

const columns = 'l.id, l.line, l.amount_minor, l.outstanding_minor, l.bucket, l.lent_at';

const lineKey = { slot: 'int2', line: 'uuid' } as const;

/** The open loans of lines, read behind the locks of their accounts. */
export const readOpenLoans = setStatement<typeof lineKey, LoanRow>(
  'read emergency_credits.loan open',
  lineKey,
  `select l.* from :rows, lateral (
     select ${columns} from emergency_credits.loan l
     where l.slot = r.slot and l.line = r.line and l.outstanding_minor > 0
   ) l`,
);

/** The loans that a cause has repaid something of, with how much. */
export const readRepaidLoans = setStatement<
  { slot: 'int2'; cause: 'text' },
  LoanRow & { readonly cause: string; readonly repaid: bigint }
>(
  'read emergency_credits.repayment',
  { slot: 'int2', cause: 'text' },
  `select p.cause, p.repaid, ${columns} from :rows, lateral (
     select cause, loan, sum(amount_minor)::bigint as repaid
     from emergency_credits.repayment p where p.slot = r.slot and p.cause = r.cause
     group by cause, loan having sum(amount_minor) > 0
   ) p, lateral (
     select * from emergency_credits.loan l where l.slot = r.slot and l.id = p.loan limit 1
   ) l`,
);

export const insertLoans = insertRows('emergency_credits.loan', {
  slot: 'int2',
  id: 'uuid',
  line: 'uuid',
  amountMinor: 'int8',
  outstandingMinor: 'int8',
  bucket: 'int8',
  lentAt: 'instant',
  changedAt: 'instant',
});

export const updateLoans = setStatement(
  'update emergency_credits.loan',
  {
    slot: 'int2',
    id: 'uuid',
    amountMinor: 'int8',
    outstandingMinor: 'int8',
    changedAt: 'instant',
  },
  `update emergency_credits.loan l
   set amount_minor = r.amount_minor, outstanding_minor = r.outstanding_minor,
     changed_at = r.changed_at
   from :rows where l.slot = r.slot and l.id = r.id`,
);

export const insertRepayments = insertRows('emergency_credits.repayment', {
  slot: 'int2',
  loan: 'uuid',
  cause: 'text',
  amountMinor: 'int8',
  recordedAt: 'instant',
});

export const readLatestLoan = keyedStatement<typeof lineKey, LoanRow>(
  'read emergency_credits.loan latest',
  lineKey,
  `select r.asked, ${columns}
   from :rows, lateral (
     select * from emergency_credits.loan l
     where l.slot = r.slot and l.line = r.line order by l.lent_at desc limit 1
   ) l`,
);

export function loanOf(row: LoanRow): Loan {
  return { ...row, id: idFrom('loa', row.id), line: idFrom('lin', row.line) };
}

export function rowOfLoan({ id, line, ...loan }: Loan) {
  return { ...loan, slot: slotOf(line), id: uuidOf(id), line: uuidOf(line) };
}
