import { setStatement, statement } from '#platform/postgres';

export interface PaidRow {
  readonly id: string;
  readonly line: string;
  readonly maker: string;
  readonly value: bigint;
}

/**
 * Money came for it, whatever became of it then. What was sold over a counter tells nothing of who
 * paid.
 */
const isPaid = `t.state in ('credited', 'held_for_review', 'refunding', 'refunded')
  and t.attempt is not null`;

const ofLine = { slot: 'int2', line: 'uuid', since: 'instant' } as const;

export const readPaidOfLines = setStatement<typeof ofLine, PaidRow>(
  'read topups.topup paid of lines',
  ofLine,
  `select t.id, t.line, t.maker, t.value
   from :rows join topups.topup t
     on t.slot = r.slot and t.line = r.line and t.ordered_at > r.since
   where ${isPaid}`,
);

const byId = { slot: 'int2', id: 'uuid' } as const;

export const readPaid = setStatement<typeof byId, PaidRow>(
  'read topups.topup paid',
  byId,
  `select t.id, t.line, t.maker, t.value
   from :rows join topups.topup t on t.slot = r.slot and t.id = r.id
   where ${isPaid}`,
);

/** Whoever counts what these have paid does so one at a time, in one order. */
export const lockCounted = statement(
  'lock topups.made counted',
  `select pg_advisory_xact_lock(k)
   from (
     select distinct hashtextextended('topups counted ' || s, 0) as k
     from unnest($1::text[]) s order by k
   ) o`,
);

const ofMaker = { slot: 'int2', maker: 'text', since: 'instant' } as const;

export const readMadeByMakers = setStatement<typeof ofMaker, { maker: string; topup: string }>(
  'read topups.made by makers',
  ofMaker,
  `select m.maker, m.topup
   from :rows join topups.made m
     on m.slot = r.slot and m.maker = r.maker and m.ordered_at > r.since`,
);

const ofDevice = { slot: 'int2', device: 'uuid', since: 'instant' } as const;

export const readMadeFromDevices = setStatement<typeof ofDevice, { device: string; topup: string }>(
  'read topups.made_from',
  ofDevice,
  `select m.device, m.topup
   from :rows join topups.made_from m
     on m.slot = r.slot and m.device = r.device and m.ordered_at > r.since`,
);
