import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { asOwner } from '#test/as-owner';
import { openChargingScript } from '#test/charging-script';
import { testDatabase } from '#test/database';
import { reactions } from '../../src/reactions.ts';

const name = '0420-counts-with-sessions.sql';
const file = new URL(`../../db/migrations/${name}`, import.meta.url);
const [move = ''] = readFileSync(file, 'utf8').match(/^with [^;]+;/m) ?? [];

/** As it was before: a row for each count, and no session that has any. */
const undo = `
  create table charging.day_use as
    select p.slot, p.line, to_timestamp((c->>'midnightMs')::numeric / 1000) as midnight,
      c->>'rate' as rate, (c->>'units')::bigint as units, (c->>'amountMinor')::bigint as amount,
      (c->>'rest')::bigint as rest, (c->>'per')::bigint as per
    from charging.profile p
    join charging.session s on s.slot = p.slot and s.line = p.line and s.number = p.counted_by,
      json_array_elements(s.counts) c;
  update charging.session set counts = '[]';
  update charging.profile set counted_by = null where zone = 'HK';
  delete from charging.profile where zone <> 'HK'`;

test('the counts of a running day go on where they were', async () => {
  const database = await testDatabase();
  const context = database.context({ reactions });
  const script = await openChargingScript(context);
  const steps = [
    'line a commuter 50',
    'line b commuter 50',
    'open s a data HK ask none',
    'open t a data HK ask none',
    'event e a sms HK HK ask 1',
    'use s 10MB',
    'use t 7MB',
    'open u b data CN ask none',
    'use u 20MB',
  ];
  for (const step of steps) await script.run(step);
  await asOwner(context, undo);
  await asOwner(context, move);
  assert.deepEqual(await script.problems(), []);
  await script.run('use s 7MB');
  await script.run('use u 10MB');
  // HK$18 a day in Hong Kong and HK$38 in the Mainland, and a message.
  assert.deepEqual([await script.show('a'), await script.show('b')], ['31.50/0.00', '12.00/0.00']);
  assert.deepEqual(await script.problems(), []);
});
