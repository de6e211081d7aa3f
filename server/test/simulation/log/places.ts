/**
 * Every column of the books, the receipts and the log, by its table: a name, a type and, after
 * `as`, how a bit of it is turned over where that is not its type's. The audit finds each.
 */
export const places: Readonly<Record<string, readonly string[]>> = {
  'ledger.account': ['slot smallint', 'id uuid', 'kind text', 'opened_at timestamp with time zone'],
  'ledger.transfer': [
    'slot smallint',
    'account uuid',
    'bucket bigint',
    'seq bigint',
    'amount bigint',
    'balance_after bigint',
    'system_account text',
    'unit text',
    'code text',
    'cause text',
    'effective_at timestamp with time zone',
    'recorded_at timestamp with time zone',
  ],
  'ledger.system_transfer': [
    'slot smallint',
    'id uuid',
    'debit_account text',
    'credit_account text',
    'amount bigint',
    'unit text as unit',
    'code text',
    'cause text',
    'effective_at timestamp with time zone',
    'recorded_at timestamp with time zone',
  ],
  // What is made of transfers is held against them, and all else against the leaf of the first.
  'ledger.bucket': bucketColumns(),
  'ledger.closed_bucket': [
    ...bucketColumns().filter((column) => !column.startsWith('held ')),
    'closed_at timestamp with time zone',
    'sum bytea',
  ],
  'ledger.opening_leaf': [
    'recorded_after timestamp with time zone as after_all',
    'sums_after timestamp with time zone as after_all',
    'sum bytea',
  ],
  'ledger.hold': [
    'slot smallint',
    'id uuid',
    'account uuid',
    'state text as state',
    'unit text as unit',
    'amount bigint',
    'legs jsonb as legs',
    'cause text',
    'placed_at timestamp with time zone',
    'expires_at timestamp with time zone',
    'closed_at timestamp with time zone',
    'sum bytea',
  ],
  'ledger.system_delta': sideColumns('bigint'),
  'ledger.system_total': sideColumns('numeric'),
  'receipts.receipt': [
    'slot smallint',
    'code text',
    'kind text as kind',
    'topup uuid',
    'cause uuid',
    'document json',
    'issued_at timestamp with time zone',
    'taken_before bigint as taken',
  ],
  // Of a series of one number nothing else says whose it is.
  'receipts.receipt_number': [
    'entity text',
    'year smallint',
    'number bigint',
    'slot smallint',
    'code text',
  ],
  'receipts.by_order': [
    'reference text',
    'issued_at timestamp with time zone',
    'slot smallint',
    'code text',
  ],
  'receipts.subject': ['slot smallint', 'topup uuid', 'document json'],
  'transparency.leaf': ['index bigint', 'entry bytea'],
  'transparency.edge': ['level smallint', 'hashes bytea'],
  'transparency.tile': ['number bigint', 'hashes bytea'],
  'transparency.checkpoint': ['size bigint', 'root bytea', 'note text'],
  'transparency.log': ['origin text', 'size bigint'],
  'transparency.cosignature': ['size bigint', 'verifier text', 'line text'],
  'transparency.key': [
    'id uuid',
    'verifier text',
    'sealed text',
    'made_at timestamp with time zone',
    'retired_at timestamp with time zone as after_all',
    'last_size bigint as taken',
    'sum bytea',
  ],
};

/** The others of the same three schemas, each with why no bit of it is turned over here. */
export const notPlaces: Readonly<Record<string, string>> = {
  'ledger.closed_bucket.held':
    'nothing, as a constraint of its balance has it; a spoil loosens that',
  'ledger.opening_leaf.is_only': 'a key that can have one value',
  'receipts.awaiting_number': 'receipts that wait for their number, for a minute',
  'receipts.by_order_place': 'where indexing goes on: the index itself is held against receipts',
  'receipts.holder': 'who finds a receipt: it says nothing of what the receipt says',
  'receipts.numbering': 'a lock without content',
  'receipts.printed': 'when it was first printed: a later print says so, and moves nothing',
  'receipts.receipt_number.assigned_at': 'when it was given, which nobody reads',
  'transparency.checkpoint.signed_at': 'until when it is kept; the note says what was signed',
  'transparency.ended_log': 'this log has not ended; ended-logs.db.test.ts turns these over',
  'transparency.ended_tile': 'this log has not ended; ended-logs.db.test.ts turns these over',
  'transparency.log.is_only': 'a key that can have one value',
  'transparency.log.sealed_until': 'where sealing goes on: the sweep finds what it leaves out',
  'transparency.log.mark_at': 'where sealing goes on: the sweep finds what it leaves out',
  'transparency.log.mark_xid': 'where sealing goes on: the sweep finds what it leaves out',
  'transparency.log.swept_until': 'where sweeping goes on: the audit reads all books by itself',
  'transparency.log.halted_at': 'that the log stands still, which an alarm tells',
  'transparency.tile.level': 'of few leaves there are tiles of one level only',
  'transparency.witness': 'how far each witness follows, as it said when last asked',
};

function bucketColumns(): readonly string[] {
  return [
    'slot smallint',
    'account uuid',
    'number bigint',
    'unit text as unit',
    'balance bigint',
    'held bigint',
    'floor bigint as debt',
    'seq bigint',
    'source text as source',
    'eligibility text',
    'zones smallint',
    'priority smallint',
    'expires_at timestamp with time zone as ending',
    'cause text',
    'opened_at timestamp with time zone',
    'blocks boolean',
  ];
}

function sideColumns(type: string): readonly string[] {
  return ['slot smallint', 'account text', 'unit text as unit', `debit ${type}`, `credit ${type}`];
}

/** One column of a table. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** By which of the ways a bit is turned over. */
  readonly how: string;
}

export const allPlaces: readonly Place[] = Object.entries(places).flatMap(([table, columns]) =>
  columns.map((said) => {
    const [column = '', ...words] = said.split(' ');
    const [type = '', how = type] = words.join(' ').split(' as ');
    return { table, column, type, how };
  }),
);
