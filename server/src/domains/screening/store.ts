import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';

export interface SeenRow {
  readonly subject: string;
  readonly times: number;
  readonly value: bigint;
  /** Ids of 32 digits, with spaces between them. */
  readonly others: string;
}

export const insertSightings = insertRows('screening.sighting', {
  slot: 'int2',
  subject: 'uuid',
  at: 'instant',
  topup: 'uuid',
  other: 'uuid',
  value: 'int8',
});

const key = { slot: 'int2', subject: 'uuid', since: 'instant' } as const;

const sums = `r.subject, s.times, s.value, s.others
   from :rows, lateral (
     select count(*)::int4 as times, coalesce(sum(s.value), 0)::bigint as value,
       coalesce(string_agg(distinct replace(s.other::text, '-', ''), ' '), '') as others
     from screening.sighting s
     where s.slot = r.slot and s.subject = r.subject and s.at > r.since
   ) s`;

export const readSeen = setStatement<typeof key, SeenRow>(
  'read screening.sighting',
  key,
  `select ${sums}`,
);

export const readSeenOf = keyedStatement<typeof key, SeenRow>(
  'read screening.sighting of one',
  key,
  `select r.asked, ${sums}`,
);

/** Once a day: the oldest rows lie first, and there is no index to keep for them. */
export const deleteOldSightings = statement<{ gone: bigint }>(
  'delete screening.sighting',
  `with gone as (delete from screening.sighting where at < $1 returning 1)
   select count(*) as gone from gone`,
);
