import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { dayMs, hongKongDay, isoTime, present, spanOfMonth } from '#base';
import { detachMonth, readUsage } from '#charging';
import { openAppeal, packAppeal, readAnyAppeal } from '#disputes';
import { answerAppeal, explainAppeal } from '#ops';
import { fingerprintOf } from '#platform/idempotency';
import { asOwner } from '#platform/postgres';
import { findLineByNumber } from '#subscribers';
import { openChargingScript } from '#test/charging-script';
import { testDatabase } from '#test/database';
import { staffCaller } from '#test/finance';
import { followsSchema } from '#test/pack-schema';
import { reactions } from '../../src/reactions.ts';

/** The months of a database begin with the one in which it was made, by its own clock. */
async function makeMonth(ownerUrl: string, month: string): Promise<void> {
  const { fromMs, untilMs } = spanOfMonth(month);
  const sql = `create table if not exists charging.usage_${month.replace('-', '_')}
    partition of charging.usage for values from ('${isoTime(fromMs)}') to ('${isoTime(untilMs)}')`;
  await asOwner(ownerUrl, (owner) => owner.query(sql));
}

test('an appeal about a charge is packed and answered when the month has left', async (t) => {
  const database = await testDatabase(t);
  const context = database.context({ reactions });
  const { ownerUrl } = database;
  const month = hongKongDay(context.clock.now()).slice(0, 7);
  await makeMonth(ownerUrl, month);
  const script = await openChargingScript(context);
  await script.run('line a commuter 50.00 for 3000');
  await script.run('event e a sms HK CN ask 1');
  const line = script.lineOf('a');
  const { owner } = present(await findLineByNumber(context, '+85251000010'), 'the line');
  const [charge] = (await readUsage(context, line, {}, { limit: 1 })).charges;
  const number = await openAppeal(context, {
    request: { caller: owner.id.slice(4), key: '1'.repeat(32), fingerprint: fingerprintOf('it') },
    kind: 'wrong_charge',
    subject: present(charge, 'a charge').id,
    line,
    by: owner.id,
    reader: owner.id,
    words: 'Too dear.',
    language: 'en',
  });
  const support = staffCaller('support');
  const look = async () => {
    const packing = {
      language: 'en',
      methodName: String,
      verifier: 'https://e.example/v',
    } as const;
    const files = unzipSync(
      await packAppeal(context, await readAnyAppeal(context, number), packing),
    );
    const data = JSON.parse(Buffer.from(files['appeal.json'] ?? []).toString()) as {
      evidence: { charge: unknown };
    };
    assert.ok(followsSchema(data), JSON.stringify(followsSchema.errors));
    const { evidence } = await explainAppeal(context, support, number);
    return { packed: data.evidence.charge, shown: evidence.charge };
  };
  const before = await look();
  assert.ok(before.shown?.why);

  context.clock.advance(800 * dayMs);
  await detachMonth(context, { month, ownerUrl });
  const { shown, packed } = await look();
  assert.deepEqual(packed, before.packed);
  assert.equal(shown?.amountMinor, before.shown?.amountMinor);
  assert.deepEqual(shown?.why, before.shown?.why);
  assert.ok(
    await answerAppeal(context, support, number, {
      wanted: { gives: 'apology' },
      words: 'We are sorry.',
    }),
  );
  assert.equal((await readAnyAppeal(context, number)).appeal.state, 'answered');
});
