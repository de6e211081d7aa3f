import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, suite, test } from 'node:test';
import {
  auditBalanceActions,
  cancelAction,
  endReservations,
  resumeTopups,
  type ActionId,
} from '#balance-actions';
import { hourMs, minuteMs, uuidOf } from '#base';
import { readBalance } from '#ledger';
import { readFloat } from '#resellers';
import { readSentByReference, undoByProgram } from '#sales';
import { accountOf, setBar } from '#subscribers';
import type { TopupId } from '#topups';
import { asOwner } from '#test/as-owner';
import { hkd, openTmf654World } from '#test/tmf654-world';
import { findsSpoils } from '#test/spoils';
import { balanceActionSpoils } from '#test/balance-action-spoils';

const world = await openTmf654World({ after }, { balance_transfers_on: true });
const { context } = world;
const house = await world.house({ floatMinor: 10_000_000n });

async function freeOf({ line }: { line: `lin_${string}` }): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.available ?? 0n;
}

/** What a top-up of a program was sold as. */
async function soldAs(reference: string): Promise<TopupId> {
  const sent = await readSentByReference(context, house.partner.reseller, reference);
  assert.ok('sale' in sent);
  return sent.sale.topup;
}

function topupOf(bucket: string, amount = 50) {
  return { amount: hkd(amount), usageType: 'monetary', bucket: { id: bucket } };
}

function transferOf(from: string, to: string, amount: number) {
  return {
    ...topupOf(from, amount),
    reason: 'A gift',
    channel: { id: 'hotline' },
    logicalResource: [{ id: `lin_${from.slice(4, 36)}` }],
    receiverLogicalResource: { id: `lin_${to.slice(4, 36)}` },
    receiverBucket: { id: `bkt_${to.slice(4, 36)}_0` },
    receiverBucketUsageType: 'monetary',
  };
}

suite('a request that comes again', () => {
  test('under its key is answered the same for ever, and with another body refused', async () => {
    const one = await world.someone();
    const first = await house.post('/topupBalance', topupOf(one.bucket), 'k-1');
    context.clock.advance(30 * 24 * hourMs);
    const again = await house.post('/topupBalance', topupOf(one.bucket), '"k-1"');
    assert.deepEqual(again.body, first.body);
    const other = await house.post('/topupBalance', topupOf(one.bucket, 100), 'k-1');
    assert.deepEqual([other.status, other.body['code']], [409, 'request_key_reused']);
    assert.equal(await freeOf(one), 17_250n);
  });

  test('under an id in its body is the same, whatever order it is written in', async () => {
    const one = await world.someone();
    const { amount, ...rest } = { ...topupOf(one.bucket), externalId: 'order-1' };
    const first = await house.post('/topupBalance', { amount, ...rest });
    const again = await house.post('/topupBalance', { ...rest, amount });
    assert.equal(again.body['id'], first.body['id']);
  });

  test('without any key is the same for minutes, and then another', async () => {
    const one = await world.someone();
    const body = { ...topupOf(one.bucket, 5), reason: 'sorry' };
    const copies = await Promise.all(
      Array.from({ length: 10 }, () => house.post('/adjustBalance', body)),
    );
    assert.equal(new Set(copies.map((copy) => copy.body['id'])).size, 1);
    assert.equal(await freeOf(one), 12_750n);
    context.clock.advance(15 * minuteMs);
    await house.post('/adjustBalance', body);
    assert.equal(await freeOf(one), 13_250n);
  });

  test('without any key is another once the first is over', async () => {
    const one = await world.someone();
    const first = await house.post('/reserveBalance', topupOf(one.bucket));
    await house.call('DELETE', `/reserveBalance/${String(first.body['id'])}`);
    const next = await house.post('/reserveBalance', topupOf(one.bucket));
    assert.deepEqual([next.status, next.body['status']], [201, 'created']);
    assert.notEqual(next.body['id'], first.body['id']);
  });

  test('in twenty copies of fifty at once has fifty effects', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => world.someone()));
    const before = await readFloat(context, house.partner.reseller);
    for (let from = 0; from < people.length; from += 10) {
      const wave = people
        .slice(from, from + 10)
        .flatMap((one) => Array(20).fill(one) as typeof people);
      const answers = await Promise.all(
        wave.map(({ bucket }) =>
          house.post('/topupBalance', topupOf(bucket), `storm ${bucket}`.replace(' ', '-')),
        ),
      );
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    }
    for (const one of people) assert.equal(await freeOf(one), 17_250n);
    // 2 % of what was sold came back into the float.
    assert.equal(before - (await readFloat(context, house.partner.reseller)), 245_000n);
  });

  test('under its key is answered the same when its number or its time is gone', async () => {
    const mover = await world.house({ floatMinor: 100_000n });
    const [one, other] = await Promise.all([world.someone(), world.someone()]);
    const endDateTime = new Date(context.clock.now() + hourMs).toISOString();
    const byNumber = { logicalResource: [{ id: one.number }] };
    const named = { amount: hkd(50), usageType: 'monetary', ...byNumber };
    const asked = [
      ['/topupBalance', named],
      ['/adjustBalance', named],
      ['/reserveBalance', { ...named, validFor: { endDateTime } }],
      ['/transferBalance', { ...transferOf(one.bucket, other.bucket, 20), ...byNumber }],
      ['/bucket', { usageType: 'data', ...byNumber, validFor: { endDateTime } }],
    ] as const;
    const send = () =>
      Promise.all(
        asked.map(([path, body]) => mover.post(path, body, `gone ${path}`.replace(' ', '-'))),
      );
    const first = await send();
    assert.deepEqual([...new Set(first.map(({ status }) => status))], [201]);
    context.clock.advance(2 * hourMs);
    await asOwner(
      context,
      'update subscribers.phone_number set released_at = $2 where number = $1',
      [one.number, new Date(context.clock.now())],
    );
    const again = await send();
    assert.deepEqual(
      again.map(({ status, body }) => [status, body['id']]),
      first.map(({ status, body }) => [status, body['id']]),
    );
    const altered = await mover.post(
      '/adjustBalance',
      { ...named, amount: hkd(5) },
      'gone-/adjustBalance',
    );
    assert.deepEqual([altered.status, altered.body['code']], [409, 'request_key_reused']);
    const fresh = await mover.post('/adjustBalance', named, 'fresh');
    assert.deepEqual([fresh.status, fresh.body['code']], [400, 'balance_line_unknown']);
  });

  test('that was refused is refused again, and is told as failed', async () => {
    const poor = await world.house({ floatMinor: 0n });
    const one = await world.someone();
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await poor.post('/topupBalance', topupOf(one.bucket), 'poor');
      assert.deepEqual([status, body['code']], [409, 'float_too_low']);
    }
    const failed = await poor.list(`/topupBalance?status=failed&bucket.id=${one.bucket}`);
    assert.equal(failed.length, 1);
    assert.match(JSON.stringify(failed[0]), /"code":"float_too_low"/);
  });
});

suite('an adjustment', () => {
  test('gives, takes, and is taken back', async () => {
    const one = await world.someone();
    const given = await house.post('/adjustBalance', topupOf(one.bucket, 5), 'a-1');
    assert.equal(given.body['status'], 'completed');
    await house.post('/adjustBalance', topupOf(one.bucket, -2.5), 'a-2');
    assert.equal(await freeOf(one), 12_500n);
    const path = `/adjustBalance/${String(given.body['id'])}`;
    for (let times = 0; times < 2; times += 1) {
      assert.equal((await house.call('DELETE', path)).status, 204);
    }
    assert.equal(await freeOf(one), 12_000n);
    assert.equal((await house.get(path)).body['status'], 'cancelled');
  });

  test('takes no more than there is, and is not taken back when it is spent or late', async () => {
    const one = await world.someone(300n);
    const much = await house.post('/adjustBalance', topupOf(one.bucket, -3.01), 'b-1');
    assert.deepEqual([much.status, much.body['code']], [409, 'insufficient_balance']);
    const given = await house.post('/adjustBalance', topupOf(one.bucket, 5), 'b-2');
    await house.post('/adjustBalance', topupOf(one.bucket, -4), 'b-3');
    const path = `/adjustBalance/${String(given.body['id'])}`;
    assert.equal((await house.call('DELETE', path)).body['code'], 'insufficient_balance');
    context.clock.advance(25 * hourMs);
    assert.equal((await house.call('DELETE', path)).body['code'], 'balance_action_too_late');
    assert.equal(await freeOf(one), 400n);
  });

  test('is bounded each time and each day, whatever comes at once', async () => {
    const busy = await world.house();
    const one = await world.someone(0n);
    const above = await busy.post('/adjustBalance', topupOf(one.bucket, 500.01), 'c-0');
    assert.deepEqual([above.status, above.body['code']], [403, 'balance_adjust_above_cap']);
    assert.match(JSON.stringify(above.body), /One adjustment moves 500\.00 HKD at most/);
    const people = await Promise.all(Array.from({ length: 25 }, () => world.someone(0n)));
    const answers = await Promise.all(
      people.map(({ bucket }, at) =>
        busy.post('/adjustBalance', topupOf(bucket, 500), `c-${at + 1}`),
      ),
    );
    const statuses = Object.groupBy(answers, ({ status }) => status);
    assert.deepEqual([statuses[201]?.length, statuses[429]?.length], [20, 5]);
  });

  test('fills a made bucket and no other, which is over once it is emptied', async () => {
    const one = await world.someone();
    const product = [{ id: one.line }];
    const made = await house.post('/bucket', { usageType: 'data', name: 'Sorry', product });
    const data = { usageType: 'data', bucket: { id: made.body['id'] } };
    const give = { ...data, amount: { amount: 1.5, units: 'GB' } };
    assert.equal((await house.post('/adjustBalance', give, 'd-1')).status, 201);
    const path = `/bucket/${String(made.body['id'])}`;
    const { body } = await house.get(path);
    assert.deepEqual([body['name'], body['remainingValueName']], ['Sorry', '1.50 GB']);
    const take = { ...data, amount: { amount: -1_610_612_736, units: 'BYTE' } };
    assert.equal((await house.post('/adjustBalance', take, 'd-2')).status, 201);
    assert.equal((await house.get(path)).body['status'], 'expired');
    const late = await house.post('/adjustBalance', give, 'd-3');
    assert.deepEqual([late.status, late.body['code']], [409, 'balance_bucket_over']);
    const { body: topup } = await house.post('/topupBalance', topupOf(one.bucket), 'd-4');
    const credited = (topup['creditedBucket'] as { id: string }).id;
    const refused = await house.post('/adjustBalance', topupOf(credited, 5), 'd-5');
    assert.equal(refused.body['code'], 'balance_bucket_not_for_credit');
  });

  test('is for what the bucket counts, to the last place and no further', async () => {
    const { bucket } = await world.someone();
    for (const [amount, code] of [
      [{ amount: 0.001, units: 'HKD' }, 'tmf_amount_invalid'],
      [{ amount: 1, units: 'EUR' }, 'tmf_units_unknown'],
      [{ amount: 1, units: 'MB' }, 'tmf_usage_type_other'],
      [{ amount: 1, units: 'CNY' }, 'balance_unit_other'],
    ] as const) {
      const body = { amount, usageType: 'monetary', bucket: { id: bucket } };
      const { status, body: told } = await house.post('/adjustBalance', body);
      assert.deepEqual([status, told['code']], [400, code]);
    }
  });
});

suite('a top-up', () => {
  test('is cancelled while nothing of it is spent, and its float has all again', async () => {
    const one = await world.someone();
    const before = await readFloat(context, house.partner.reseller);
    const { body } = await house.post('/topupBalance', topupOf(one.bucket), 't-1');
    const path = `/topupBalance/${String(body['id'])}`;
    const patched = await house.call('PATCH', path, { status: 'cancelled', reason: 'Wrong line' });
    assert.deepEqual([patched.status, patched.body['status']], [200, 'cancelled']);
    assert.equal(patched.body['reason'], 'Wrong line');
    assert.equal(await freeOf(one), 12_250n);
    assert.equal(await readFloat(context, house.partner.reseller), before);
    assert.equal((await house.call('DELETE', path)).status, 204);
  });

  test('whose sale is taken back on another way is cancelled with it', async () => {
    const one = await world.someone();
    const { body } = await house.post('/topupBalance', topupOf(one.bucket), 't-4');
    const sold = await soldAs(String(body['id']));
    await undoByProgram(context, { ...house.partner, id: house.partner.client }, sold);
    const told = await house.get(`/topupBalance/${String(body['id'])}`);
    assert.equal(told.body['status'], 'cancelled');
    await world.audit();
  });

  test('whose sale was taken back before that was so is cancelled by a migration', async () => {
    const one = await world.someone();
    const { body } = await house.post('/topupBalance', topupOf(one.bucket), 't-6');
    const { body: kept } = await house.post('/topupBalance', topupOf(one.bucket, 60), 't-7');
    const id = String(body['id']) as ActionId;
    await undoByProgram(context, { ...house.partner, id: house.partner.client }, await soldAs(id));
    await asOwner(context, `update balance_actions.action set state = 'completed' where id = $1`, [
      uuidOf(id),
    ]);
    const file = '../../../db/migrations/0265-undone-topups-cancelled.sql';
    await asOwner(context, readFileSync(new URL(file, import.meta.url), 'utf8'), []);
    for (const [asked, status] of [
      [id, 'cancelled'],
      [String(kept['id']), 'completed'],
    ]) {
      assert.equal((await house.get(`/topupBalance/${asked}`)).body['status'], status);
    }
    await world.audit();
  });

  test('whose end nobody saw, and that was taken back meanwhile, stays cancelled', async () => {
    const one = await world.someone();
    const { body } = await house.post('/topupBalance', topupOf(one.bucket), 't-5');
    const id = String(body['id']) as ActionId;
    const sold = await soldAs(id);
    await asOwner(
      context,
      `update balance_actions.action set state = 'created', topup = null where id = $1`,
      [uuidOf(id)],
    );
    await undoByProgram(context, { ...house.partner, id: house.partner.client }, sold);
    context.clock.advance(minuteMs);
    await resumeTopups(context);
    assert.equal((await house.get(`/topupBalance/${id}`)).body['status'], 'cancelled');
    await world.audit();
  });

  test('has a name that no program’s own reference has', async () => {
    const one = await world.someone();
    const path = '/api/partner/v1/topups';
    const { headers } = house;
    const body = { number: one.number, amountMinor: 5_000 };
    const reference = `bal_${'0'.repeat(32)}`;
    const own = await world.call(path, { method: 'POST', headers, body: { ...body, reference } });
    assert.deepEqual([own.status, own.body['code']], [400, 'request_invalid']);
    const near = { ...body, reference: 'bal_2026-11-27' };
    assert.equal((await world.call(path, { method: 'POST', headers, body: near })).status, 201);
    await world.audit();
  });

  test('that is late or spent is not cancelled', async () => {
    const one = await world.someone();
    const { body } = await house.post('/topupBalance', topupOf(one.bucket), 't-2');
    context.clock.advance(hourMs);
    const late = await house.call('DELETE', `/topupBalance/${String(body['id'])}`);
    assert.deepEqual([late.status, late.body['code']], [409, 'undo_too_late']);
    assert.equal(await freeOf(one), 17_250n);
  });

  test('keeps what it is, and may be said something else of', async () => {
    const { bucket } = await world.someone();
    const { body } = await house.post('/topupBalance', topupOf(bucket), 't-3');
    const path = `/topupBalance/${String(body['id'])}`;
    const fixed = await house.call('PATCH', path, { amount: hkd(500) });
    assert.deepEqual([fixed.status, fixed.body['code']], [400, 'tmf_field_fixed']);
    const same = { status: 'completed', amount: hkd(50), description: 'For mum' };
    const said = await house.call('PATCH', path, same, {
      'content-type': 'application/merge-patch+json',
    });
    assert.deepEqual([said.status, said.body['description']], [200, 'For mum']);
    const back = await house.call('PATCH', path, { status: 'created' });
    assert.equal(back.body['code'], 'tmf_status_unreachable');
  });

  test('that we cannot keep to is refused rather than half done', async () => {
    const { bucket } = await world.someone();
    for (const more of [
      { voucher: '1234' },
      { paymentMethod: { id: 'visa' } },
      { validFor: { endDateTime: '2027-01-01T00:00:00Z' } },
      { numberOfPeriods: 3 },
      { isAutoTopup: true },
    ]) {
      const { status, body } = await house.post('/topupBalance', { ...topupOf(bucket), ...more });
      assert.deepEqual([status, body['code']], [400, 'tmf_field_unsupported']);
    }
  });
});

suite('a reservation', () => {
  test('keeps from others what it holds, until it is given back', async () => {
    const one = await world.someone();
    const { body } = await house.post('/reserveBalance', topupOf(one.bucket, 100), 'r-1');
    assert.equal(await freeOf(one), 2_250n);
    const { body: bucket } = await house.get(`/bucket/${one.bucket}`);
    assert.deepEqual([bucket['remainingValue'], bucket['reservedValue']], [hkd(22.5), hkd(100)]);
    const path = `/reserveBalance/${String(body['id'])}`;
    assert.equal((await house.call('DELETE', path)).status, 204);
    assert.equal(await freeOf(one), 12_250n);
  });

  test('without an amount holds all that is free, and is taken for good', async () => {
    const one = await world.someone();
    const { amount: _, ...all } = topupOf(one.bucket);
    const { body } = await house.post('/reserveBalance', all, 'r-2');
    assert.deepEqual(body['amount'], hkd(122.5));
    const path = `/reserveBalance/${String(body['id'])}`;
    const taken = await house.call('PATCH', path, { status: 'completed', reason: 'A ticket' });
    assert.deepEqual([taken.status, taken.body['status']], [200, 'completed']);
    assert.equal(await freeOf(one), 0n);
    assert.equal((await house.call('DELETE', path)).body['code'], 'balance_action_over');
  });

  test('ends by itself when its time has come', async () => {
    const one = await world.someone();
    const until = new Date(context.clock.now() + hourMs).toISOString();
    const body = { ...topupOf(one.bucket), validFor: { endDateTime: until } };
    const { body: made } = await house.post('/reserveBalance', body, 'r-3');
    context.clock.advance(hourMs);
    assert.ok((await endReservations(context)) >= 1);
    const { body: told } = await house.get(`/reserveBalance/${String(made['id'])}`);
    assert.equal(told['status'], 'cancelled');
    assert.equal(await freeOf(one), 12_250n);
    const far = { endDateTime: '2028-01-01T00:00:00Z' };
    const refused = await house.post('/reserveBalance', { ...body, validFor: far }, 'r-4');
    assert.equal(refused.body['code'], 'balance_reserve_too_long');
  });
});

suite('a transfer', () => {
  test('moves money from line to line, and back', async () => {
    const [one, other] = await Promise.all([world.someone(), world.someone()]);
    const body = transferOf(one.bucket, other.bucket, 20);
    const { status, body: told } = await house.post('/transferBalance', body, 'x-1');
    assert.deepEqual([status, told['status']], [201, 'completed'], JSON.stringify(told));
    assert.deepEqual([await freeOf(one), await freeOf(other)], [10_250n, 14_250n]);
    await cancelAction(context, { reseller: null }, String(told['id']) as ActionId);
    assert.deepEqual([await freeOf(one), await freeOf(other)], [12_250n, 12_250n]);
  });

  test('moves nothing to itself, above its cap, or of what was given', async () => {
    const [one, other] = await Promise.all([world.someone(), world.someone()]);
    const product = [{ id: one.line }];
    const made = await house.post('/bucket', { usageType: 'monetary', product });
    const given = String(made.body['id']);
    await house.post('/adjustBalance', topupOf(given, 5), 'x-2');
    for (const [from, to, amount, code] of [
      [one.bucket, one.bucket, 5, 'balance_transfer_to_itself'],
      [one.bucket, other.bucket, 300.01, 'balance_transfer_above_cap'],
      [given, other.bucket, 5, 'balance_transfer_money_only'],
      [one.bucket, other.bucket, 200, 'insufficient_balance'],
    ] as const) {
      const { body } = await house.post('/transferBalance', transferOf(from, to, amount));
      assert.equal(body['code'], code);
    }
    assert.equal(await freeOf(other), 12_250n);
  });
});

test('a closed line takes nothing and gives nothing', async () => {
  const one = await world.someone();
  const bar = { line: one.line, bar: 'closed', isOn: true, cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, bar));
  for (const path of ['/topupBalance', '/adjustBalance', '/reserveBalance']) {
    const { status, body } = await house.post(path, topupOf(one.bucket));
    assert.deepEqual([status, body['code']], [409, 'balance_line_closed'], path);
  }
});

test('the books hold', () => world.audit());

test('whatever is wrong of what programs did, the audit names it', async () => {
  await findsSpoils(context, auditBalanceActions, balanceActionSpoils);
});
