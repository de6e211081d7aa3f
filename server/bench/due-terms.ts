import '#packs';
import { isoTime } from '#base';
import '#subscribers';
import type { Figure } from './benchmark.ts';
import { allSlots, planOfDue } from './due-plans.ts';
import { isTrial } from './harness/options.ts';
import { withHastyClient } from './world/copies.ts';

const rows = 1_000_000;
const trialRows = 20_000;
const everyDue = 1_000;
/** As many as a sweep takes at once. */
const atOnce = 200;

const dueAt = `$1::timestamptz + case when n % ${everyDue} = 0 then interval '-1 s'
  else n % 90 * interval '1 day' + interval '1 hour' end`;

/** Rows that need not belong to anybody: what is measured ends before they are looked at. */
const sweeps = [
  {
    name: 'read packs.term due',
    table: 'packs.term',
    insert: `insert into packs.term (slot, id, line, kind, code, catalog_version, price_minor,
        starts_at, ends_at, renews, state, due_at, changed_at)
      select n / ${everyDue} % 64, gen_random_uuid(), gen_random_uuid(), 'monthly_fee', 'commuter',
        1, 200, $1, $1::timestamptz + interval '30 days', true, 'running', ${dueAt}, $1
      from generate_series(1, $2::int4) n`,
  },
  {
    name: 'read subscribers.line due',
    table: 'subscribers.line',
    insert: `insert into subscribers.line (slot, id, subscriber, plan, created_at, look_at)
      select n / ${everyDue} % 64, gen_random_uuid(), gen_random_uuid(), 'commuter', $1, ${dueAt}
      from generate_series(1, $2::int4) n`,
  },
] as const;

/**
 * Finding the terms that are to be renewed, and the lines whose validity is to be looked at, among
 * a million of each, one in a thousand of them: the slower of the two. What a sweep does with them
 * then costs what they cost. Only by its name, since the rows take a minute to make.
 */
export const dueTerms: Figure = {
  name: 'due-terms',
  about: '200 of 1,000 due terms, or lines near their end, found among 1,000,000',
  unit: 'ms',
  most: 50,
  isOnlyByName: true,
  async measure(place) {
    const count = isTrial(place) ? trialRows : rows;
    const now = isoTime(place.context.clock.now());
    return withHastyClient(place.databaseUrl, async (client) => {
      const measured: number[] = [];
      for (const { name, table, insert } of sweeps) {
        // Nobody else sees these rows, and none of them stays.
        await client.query('begin');
        await client.query(insert, [now, count]);
        await client.query(`analyze ${table}`);
        place.say(`due-terms: ${count} rows of ${table}`);
        const values = `'${now}', ${allSlots}, ${atOnce}`;
        measured.push(await planOfDue(client, { name, values, run: true }));
        await client.query('rollback');
        await client.query(`vacuum analyze ${table}`);
      }
      return [Math.max(...measured)];
    });
  },
};
