import assert from 'node:assert/strict';
import { claimDueRules } from '#auto-topups';
import { isoTime } from '#base';
import type { Figure, Place } from './benchmark.ts';
import { allSlots, planOfDue } from './due-plans.ts';
import { isTrial } from './harness/options.ts';
import { withHastyClient } from './world/copies.ts';

const rules = 10_000_000;
const trialRules = 20_000;
const everyDue = 1_000;
const atOnce = 500_000;

/** Rules of lines that need not be there: what is measured ends before a line is looked at. */
const insertRules = `insert into auto_topups.rule (slot, line, owner, number, state, below_minor,
    amount_minor, cap_minor, cap_times, mandates, skips_next, on_since, due_at, told_times,
    changed_at)
  select n % 64, gen_random_uuid(), 'sub_1', '+85251234567', 'on', 2000, 5000, 30000, 6, '{}',
    false, $1, $1::timestamptz + case when n % ${everyDue} = 0 then interval '0'
      else n % 90 * interval '1 day' + interval '1 hour' end, 0, $1
  from generate_series($2::int4, $3::int4) n`;

const forget = [
  'truncate auto_topups.rule',
  `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
   where t.id = j.task_id and t.identifier like 'rulesDue%'`,
];

/**
 * Finding the rules that are due among ten million, one in a thousand of them: claimed and queued
 * as jobs, by a plan that reads no table whole at that size. Only when it is asked for by its name,
 * since the rules take minutes to make.
 */
export const dueRules: Figure = {
  name: 'due-rules',
  about: '10,000 due rules of 10,000,000 found, claimed and queued',
  unit: 's',
  most: 5,
  isOnlyByName: true,
  async measure(place) {
    const count = isTrial(place) ? trialRules : rules;
    return withHastyClient(place.databaseUrl, async (client) => {
      // Those of another benchmark's lines are due as well.
      for (const text of forget) await client.query(text);
      const now = isoTime(place.context.clock.now());
      for (let from = 1; from <= count; from += atOnce) {
        const until = Math.min(count, from + atOnce - 1);
        await client.query(insertRules, [now, from, until]);
        place.say(`due-rules: ${until} rules of ${count}`);
      }
      await client.query('vacuum analyze auto_topups.rule');
      await client.query('checkpoint');
      const values = `'${now}', 600, ${allSlots}, 1000`;
      await planOfDue(client, { name: 'claim auto_topups.rule due', values });
      const measured = [await sweep(place, Math.floor(count / everyDue))];
      for (const text of forget) await client.query(text);
      return measured;
    });
  },
};

/** Two processes' worth at once, as on an installation of several: each finds others. */
async function sweep({ context }: Place, due: number): Promise<number> {
  const startMs = performance.now();
  const found = await Promise.all([claimDueRules(context), claimDueRules(context)]);
  const seconds = (performance.now() - startMs) / 1_000;
  assert.equal(found[0] + found[1], due, 'not every due rule was found once');
  assert.equal(await claimDueRules(context), 0, 'a rule was found twice');
  return seconds;
}
