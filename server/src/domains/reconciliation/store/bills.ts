import { insertRows, statement } from '#platform/postgres';

export interface KnownBillRow {
  readonly id: string;
  readonly broughtBy: string | null;
  /** Who alone has asked that it counts since the bill of its day last changed. */
  readonly askedBy: string | null;
}

export const readBill = statement<KnownBillRow>(
  'read reconciliation.bill',
  `select id, brought_by, asked_by from reconciliation.bill
   where connector = $1 and day = $2::date and sha256 = $3`,
);

export const readBroughtBy = statement<Pick<KnownBillRow, 'broughtBy'>>(
  'read reconciliation.bill brought by',
  'select brought_by from reconciliation.bill where id = $1',
);

/** Another process that brings the same bytes at once finds the row of the first. */
export const insertBill = statement<KnownBillRow>(
  'insert reconciliation.bill',
  `insert into reconciliation.bill (id, connector, day, sha256, size_bytes, fetched_at, brought_by)
   values ($1, $2, $3::date, $4, $5, $6, $7)
   on conflict (connector, day, sha256) do nothing
   returning id, brought_by, asked_by`,
);

/** Whoever asked before is the one who has. */
export const askForBill = statement(
  'update reconciliation.bill asked',
  'update reconciliation.bill set asked_by = $2 where id = $1 and asked_by is null',
);

/** What was asked while another bill of the day counted. */
export const forgetAsked = statement(
  'update reconciliation.bill not asked',
  `update reconciliation.bill set asked_by = null
   where connector = $1 and day = $2::date and asked_by is not null`,
);

export const insertBillParts = insertRows('reconciliation.bill_part', {
  bill: 'uuid',
  part: 'int4',
  content: 'bytea',
});

export interface BillRow {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: bigint;
  readonly fetchedAt: number;
  readonly askedBy: string | null;
}

/** The bills of a day as they came, newest first. */
export const readBillsOfDay = statement<BillRow>(
  'read reconciliation.bill of day',
  `select id, encode(sha256, 'hex') as sha256, size_bytes, fetched_at, asked_by
   from reconciliation.bill where connector = $1 and day = $2::date
   order by fetched_at desc, id desc`,
);

export interface KeptBillRow extends BillRow {
  readonly connector: string;
  readonly day: string;
}

export const readBillById = statement<KeptBillRow>(
  'read reconciliation.bill by id',
  `select id, connector, day, encode(sha256, 'hex') as sha256, size_bytes, fetched_at, asked_by
   from reconciliation.bill where id = $1`,
);

export const readBillPart = statement<{ readonly content: Buffer }>(
  'read reconciliation.bill_part',
  'select content from reconciliation.bill_part where bill = $1 and part = $2',
);
