import { idFrom } from '#base';
import { insertRows, setStatement, statement } from '#platform/postgres';
import { type Receipt, type ReceiptKind, subjectKind } from '../receipt.ts';
import {
  contentOf,
  subjectOf,
  type WrittenContent,
  type WrittenSubject,
} from '../written-receipt.ts';

/**
 * `topup` is what a receipt is about, also where that is no top-up: the first kinds were about
 * top-ups alone, and a column that is renamed stops the release before.
 */
export const insertSubjects = insertRows('receipts.subject', {
  slot: 'int2',
  topup: 'uuid',
  document: 'json',
});

export const insertReceipts = insertRows('receipts.receipt', {
  slot: 'int2',
  code: 'text',
  kind: 'text',
  topup: 'uuid',
  cause: 'uuid',
  takenBefore: 'int8',
  document: 'json',
  issuedAt: 'instant',
});

export const insertHolders = insertRows('receipts.holder', {
  slot: 'int2',
  holder: 'uuid',
  issuedAt: 'instant',
  code: 'text',
});

interface ReceiptRow {
  readonly code: string;
  readonly kind: ReceiptKind;
  readonly topup: string;
  readonly document: WrittenContent;
  readonly subject: WrittenSubject;
  readonly issuedAt: number;
  readonly entity: string | null;
  readonly year: number | null;
  readonly number: bigint | null;
}

const columns = `p.code, p.kind, p.topup, p.document, s.document as subject, p.issued_at, n.entity,
  n.year, n.number`;
const numbered = `join receipts.subject s on s.slot = p.slot and s.topup = p.topup
   left join receipts.receipt_number n on n.slot = p.slot and n.code = p.code`;

/** Receipts by slot and code, given as two arrays of one length, newest first. */
export const readReceipts = statement<ReceiptRow>(
  'read receipts.receipt',
  `select ${columns}
   from unnest($1::int2[], $2::text[]) as r(slot, code), lateral (
     select * from receipts.receipt p where p.slot = r.slot and p.code = r.code limit 1
   ) p ${numbered}
   order by p.issued_at desc, p.code`,
);

export const readReceiptsOfTopup = statement<ReceiptRow>(
  'read receipts.receipt of topup',
  `select ${columns} from receipts.receipt p ${numbered}
   where p.slot = $1 and p.topup = $2 order by p.issued_at, p.code`,
);

/** The newest of all receipts before an instant, in pages as those of a holder are. */
export const readIssued = statement<ReceiptRow>(
  'read receipts.receipt issued',
  `select ${columns}
   from (
     select * from receipts.receipt where issued_at < $1::timestamptz
     order by issued_at desc fetch first $2 rows with ties
   ) p ${numbered}
   order by p.issued_at desc, p.code`,
);

/**
 * The newest receipts of a holder before an instant. A page never ends between two of the same
 * instant, so that the instant is all one needs to ask for the next.
 */
export const readHeld = statement<{ code: string; issuedAt: number }>(
  'read receipts.holder',
  `select code, issued_at from receipts.holder
   where slot = $1 and holder = $2 and issued_at < $3::timestamptz
   order by issued_at desc
   fetch first $4 rows with ties`,
);

/**
 * Of these holders, given as two arrays, whether one holds the receipt of this instant and code.
 */
export const readIsHeld = statement<{ isHeld: boolean }>(
  'read receipts.holder of receipt',
  `select exists (
     select from unnest($1::int2[], $2::uuid[]) as r(slot, holder)
     join receipts.holder h on h.slot = r.slot and h.holder = r.holder
     where h.issued_at = $3::timestamptz and h.code = $4
   ) as is_held`,
);

export const insertAwaiting = insertRows('receipts.awaiting_number', {
  slot: 'int2',
  issuedAt: 'instant',
  code: 'text',
  entity: 'text',
});

/** Held to the end of the transaction: numbers have one writer. */
export const lockNumbering = statement(
  'lock receipts.numbering',
  'select is_only from receipts.numbering for update',
);

export interface AwaitingRow {
  readonly slot: number;
  readonly issuedAt: number;
  readonly code: string;
  readonly entity: string;
}

/** The oldest that wait, of all slots, in order of issue: issued until $1, at most $2. */
export const readAwaiting = statement<AwaitingRow>(
  'read receipts.awaiting_number',
  `select a.slot, a.issued_at, a.code, a.entity
   from generate_series(0, 63) as s(slot), lateral (
     select * from receipts.awaiting_number a
     where a.slot = s.slot and a.issued_at <= $1::timestamptz
     order by a.issued_at, a.code limit $2
   ) a
   order by a.issued_at, a.code limit $2`,
);

export const readLastNumbers = setStatement<
  { entity: 'text'; year: 'int2' },
  { entity: string; year: number; last: bigint }
>(
  'read receipts.receipt_number last',
  { entity: 'text', year: 'int2' },
  `select r.entity, r.year, n.number as last
   from :rows, lateral (
     select number from receipts.receipt_number n
     where n.entity = r.entity and n.year = r.year order by number desc limit 1
   ) n`,
);

export const insertNumbers = insertRows('receipts.receipt_number', {
  entity: 'text',
  year: 'int2',
  number: 'int8',
  slot: 'int2',
  code: 'text',
  assignedAt: 'instant',
});

export const deleteAwaiting = setStatement(
  'delete receipts.awaiting_number',
  { slot: 'int2', issuedAt: 'instant', code: 'text' },
  `delete from receipts.awaiting_number a using :rows
   where a.slot = r.slot and a.issued_at = r.issued_at and a.code = r.code`,
);

export function receiptOf(row: ReceiptRow): Receipt {
  const { code, kind, document, subject, issuedAt, entity, year, number } = row;
  const about = idFrom(subjectKind(kind), row.topup);
  const isNumbered = entity !== null && year !== null && number !== null;
  return {
    ...subjectOf(about, subject),
    ...contentOf({ kind, about }, document),
    code,
    issuedAt,
    number: isNumbered ? { entity, year, number } : null,
  };
}

/** Remembers when a receipt was first printed for its owner or for who paid, each once. */
export const insertPrinted = statement(
  'insert receipts.printed',
  `insert into receipts.printed (slot, code, by_owner, first_at)
   values ($1, $2, $3, $4::timestamptz)
   on conflict do nothing`,
);

export const readPrinted = statement<{ firstAt: number }>(
  'read receipts.printed',
  'select first_at from receipts.printed where slot = $1 and code = $2 and by_owner = $3',
);
