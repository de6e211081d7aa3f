import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { resumeTopups, runStandings } from '#balance-actions';
import { dayMs, hourMs, minuteMs, secondMs } from '#base';
import { statement } from '#platform/postgres';
import { hkd, openTmf654World } from '#test/tmf654-world';

const world = await openTmf654World({ after });
const { context } = world;

test('a top-up by the calendar comes as often as it was ordered, and each is told', async () => {
  const house = await world.house();
  const one = await world.someone(0n);
  const { status, body } = await house.post('/topupBalance', {
    amount: hkd(50),
    usageType: 'monetary',
    bucket: { id: one.bucket },
    isAutoTopup: true,
    recurringPeriod: 'weekly',
    numberOfPeriods: 3,
    externalId: 'every-week',
  });
  assert.deepEqual([status, body['status'], body['numberOfPeriods']], [201, 'created', 3]);
  const parent = String(body['id']);
  for (let week = 0; week < 5; week += 1) {
    await Promise.all([runStandings(context), runStandings(context)]);
    context.clock.advance(7 * dayMs);
  }
  const children = await house.list(`/topupBalance?balanceTopup.id=${parent}`);
  assert.deepEqual(
    children.map((child) => child['status']),
    ['completed', 'completed', 'completed'],
  );
  assert.equal((await house.get(`/topupBalance/${parent}`)).body['status'], 'completed');
  assert.equal((await house.call('DELETE', `/topupBalance/${parent}`)).status, 409);
});

test('one that is stopped comes no more', async () => {
  const house = await world.house();
  const one = await world.someone(0n);
  const { body } = await house.post('/topupBalance', {
    amount: hkd(50),
    bucket: { id: one.bucket },
    isAutoTopup: true,
    recurringPeriod: 'monthly',
  });
  await runStandings(context);
  assert.equal((await house.call('DELETE', `/topupBalance/${String(body['id'])}`)).status, 204);
  context.clock.advance(62 * dayMs);
  await runStandings(context);
  const made = await house.list(`/topupBalance?balanceTopup.id=${String(body['id'])}`);
  assert.equal(made.length, 1);
});

test('below its threshold a line is topped up, never beyond the cap of 30 days', async () => {
  const house = await world.house();
  const one = await world.someone(1_999n);
  const extension = {
    '@type': 'ThresholdTopupBalance',
    isAutoTopup: true,
    threshold: hkd(20),
    maximumAmount: hkd(100),
    minimumIntervalMinutes: 60,
  };
  const order = { amount: hkd(50), bucket: { id: one.bucket }, ...extension };
  const { status, body } = await house.post('/topupBalance', order);
  assert.equal(status, 201, JSON.stringify(body));
  const refused = await house.post('/topupBalance', { ...order, isAutoTopup: false });
  assert.deepEqual([refused.status, refused.body['code']], [400, 'tmf_field_unsupported']);
  assert.deepEqual([body['@type'], body['@baseType']], ['ThresholdTopupBalance', 'TopupBalance']);
  const schema = await fetch(String(body['@schemaLocation']));
  assert.equal(schema.status, 200);
  const made = async () =>
    (await house.list(`/topupBalance?balanceTopup.id=${String(body['id'])}`)).length;
  await runStandings(context);
  assert.equal(await made(), 1);
  let keys = 0;
  const spendAll = async () => {
    const account = `acc_${one.bucket.slice(4, 36)}`;
    for (const bucket of await house.list(`/bucket?partyAccount.id=${account}&status=active`)) {
      const { amount } = bucket['remainingValue'] as { amount: number };
      keys += 1;
      const body = { amount: hkd(-amount), bucket: { id: bucket['id'] } };
      if (amount > 0) await house.post('/adjustBalance', body, `spend-${keys}`);
    }
  };
  await spendAll();
  context.clock.advance(30 * minuteMs);
  await runStandings(context);
  assert.equal(await made(), 1, 'it rests');
  context.clock.advance(30 * minuteMs);
  await runStandings(context);
  assert.equal(await made(), 2);
  await spendAll();
  context.clock.advance(10 * dayMs);
  await runStandings(context);
  assert.equal(await made(), 2, 'the cap is reached');
  context.clock.advance(20 * dayMs);
  await runStandings(context);
  assert.equal(await made(), 3);
});

const forget = statement(
  'test: forget what a top-up came to',
  `update balance_actions.action set state = 'created', topup = null, credited_bucket = null
   where kind = 'topup' and id = $1`,
);

test('a top-up whose process died behind its sale is settled as that sale', async () => {
  const house = await world.house();
  const one = await world.someone();
  const order = { amount: hkd(50), bucket: { id: one.bucket } };
  const { body } = await house.post('/topupBalance', order, 'died');
  await context.db.transaction(async (tx) => {
    await tx.query(forget, [String(body['id']).slice(4)]);
  });
  const pending = await house.get(`/topupBalance/${String(body['id'])}`);
  assert.equal(pending.body['status'], 'created');
  context.clock.advance(11 * secondMs);
  assert.equal(await resumeTopups(context), 1);
  const { body: told } = await house.get(`/topupBalance/${String(body['id'])}`);
  assert.deepEqual([told['status'], told['creditedBucket']], ['completed', body['creditedBucket']]);
  context.clock.advance(hourMs);
  assert.equal(await resumeTopups(context), 0);
});

test('the books hold', () => world.audit());
