import { setStatement } from '#platform/postgres';

const wanted = {
  slot: 'int2',
  line: 'uuid',
  value: 'int8',
  since: 'instant',
  twinSince: 'instant',
} as const;

export interface UseRow {
  readonly line: string;
  readonly value: bigint;
  readonly ordered: bigint;
  readonly open: bigint;
  /** The newest order of the same value since `twinSince` that was paid or may yet be. */
  readonly twin: string | null;
}

/**
 * What counts against the limits of many lines, and a twin of what is to be sold to each: the same
 * that `readLineUse` says of one.
 */
export const readLineUses = setStatement<typeof wanted, UseRow>(
  'read topups.topup uses',
  wanted,
  `select r.line, r.value, u.*
   from :rows, lateral (
     select coalesce(sum(value), 0)::bigint as ordered,
       coalesce(sum(value + bonus) filter (where state <> 'credited'), 0)::bigint as open,
       (array_agg(id order by ordered_at desc)
         filter (where value = r.value and ordered_at >= r.twin_since))[1] as twin
     from topups.topup t
     where t.slot = r.slot and t.line = r.line and t.ordered_at > r.since
       and t.state in ('awaiting_payment', 'confirming', 'held_for_review', 'credited')
   ) u`,
);
