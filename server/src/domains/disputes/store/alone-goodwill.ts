import { insertRows, statement } from '#platform/postgres';

export const insertAloneGoodwill = insertRows('disputes.alone_goodwill', {
  slot: 'int2',
  line: 'uuid',
  appeal: 'uuid',
  seq: 'int4',
  givenBy: 'text',
  givenAt: 'instant',
  amountMinor: 'int8',
});

/** Two answers of one person, or on one line, are counted one after the other. */
export const lockAloneGoodwill = statement(
  'lock disputes.alone_goodwill',
  `select pg_advisory_xact_lock(hashtextextended('disputes goodwill ' || $1, 0))`,
);

export const sumAloneGoodwillBy = statement<{ amountMinor: bigint }>(
  'sum disputes.alone_goodwill by',
  `select coalesce(sum(amount_minor), 0)::bigint as amount_minor from disputes.alone_goodwill
   where given_by = $1 and given_at >= $2::timestamptz`,
);

export const sumAloneGoodwillOn = statement<{ amountMinor: bigint }>(
  'sum disputes.alone_goodwill on',
  `select coalesce(sum(amount_minor), 0)::bigint as amount_minor from disputes.alone_goodwill
   where slot = $1 and line = $2 and given_at >= $3::timestamptz`,
);

export const findAloneGoodwill = statement<{ givenBy: string }>(
  'find disputes.alone_goodwill',
  `select given_by from disputes.alone_goodwill
   where slot = $1 and line = $2 and appeal = $3 and seq = $4`,
);
