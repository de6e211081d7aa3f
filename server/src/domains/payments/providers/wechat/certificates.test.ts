import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, minuteMs } from '#base';
import type { HttpClient } from '#platform/http';
import { authentic, captured, newRefund, paid, query, tools } from '../conformance/world.ts';
import { type Mode, openWechatWorld, type WechatWorld } from './conformance.ts';

async function inWorld(mode: Mode, work: (world: WechatWorld) => Promise<void>): Promise<void> {
  const world = await openWechatWorld('cn', mode);
  try {
    await work(world);
  } finally {
    await world.close();
  }
}

/** Counts the times that certificates are fetched. */
function counting(world: WechatWorld): { readonly http: HttpClient; fetched(): number } {
  let fetched = 0;
  return {
    fetched: () => fetched,
    http: {
      call(call) {
        if (call.url.endsWith('/certificates')) fetched += 1;
        return world.http.call(call);
      },
    },
  };
}

test('certificates are fetched once they are needed, and not for every call', async () => {
  await inWorld('certificates', async (world) => {
    const { http, fetched } = counting(world);
    const attempt = await paid({ ...world, http });
    captured(await query({ ...world, http }, attempt));
    assert.equal(fetched(), 1);
    const [notice] = await world.notices(attempt, 1);
    assert.equal(authentic(world, notice).attempt, attempt.id);
  });
});

test('the next certificate is learnt from the first notice that it signs', async () => {
  await inWorld('certificates', async (world) => {
    captured(await query(world, await paid(world)));
    await world.passTime(2 * minuteMs);
    const attempt = await paid(world);
    await world.sandbox.post('/sandbox/rotate-key', { kind: 'certificate', graceMs: 0 });
    await world.passTime(minuteMs);
    const later = await paid(world);
    const [notice] = await world.notices(later, 1);
    assert.equal(authentic(world, notice).attempt, later.id);
    const [older] = await world.notices(attempt, 1);
    assert.equal(authentic(world, older).attempt, attempt.id);
  });
});

test('a notice under a new key says so, and is believed once the key is learnt', async () => {
  await inWorld('certificates', async (world) => {
    const attempt = await paid(world);
    const [notice] = await world.notices(attempt, 1);
    assert.ok(notice);
    const fresh = world.reopen();
    assert.equal(fresh.readNotice(notice, world.now()).kind, 'unknown_key');
    await fresh.learnKeys?.(tools(world));
    assert.equal(fresh.readNotice(notice, world.now()).kind, 'authentic');
  });
});

test('serial numbers that strangers make up do not have us ask WeChat each time', async () => {
  await inWorld('certificates', async (world) => {
    const { http, fetched } = counting(world);
    const attempt = await paid({ ...world, http });
    const [notice] = await world.notices(attempt, 1);
    assert.ok(notice);
    for (let stranger = 0; stranger < 20; stranger += 1) {
      const headers = { ...notice.headers, 'wechatpay-serial': `5EED${stranger}` };
      const reading = world.provider.readNotice({ ...notice, headers }, world.now());
      assert.equal(reading.kind, 'unknown_key');
      await world.provider.learnKeys?.({ http, nowMs: world.now() });
    }
    assert.equal(fetched(), 1);
  });
});

test('while a merchant changes to public keys, both sign and both are believed', async () => {
  await inWorld('both', async (world) => {
    const serials = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const attempt = await paid(world);
      const [notice] = await world.notices(attempt, 1);
      const serial = notice?.headers['wechatpay-serial'] ?? '';
      serials.add(serial.startsWith('PUB_KEY_ID_') ? 'public key' : 'certificate');
      if (serial.startsWith('PUB_KEY_ID_')) authentic(world, notice);
      else await world.provider.learnKeys?.(tools(world));
      assert.equal(authentic(world, notice).attempt, attempt.id);
    }
    assert.deepEqual([...serials].sort(), ['certificate', 'public key']);
  });
});

test('a certificate that has ended signs nothing that is believed', async () => {
  await inWorld('certificates', async (world) => {
    const attempt = await paid(world);
    const [notice] = await world.notices(attempt, 1);
    assert.ok(notice);
    authentic(world, notice);
    const sixYearsOn = world.now() + 6 * 365 * dayMs;
    assert.notEqual(world.provider.readNotice(notice, sixYearsOn).kind, 'authentic');
  });
});

for (const [fault, kind] of [
  ['notice-probe-signature', 'forged'],
  ['notice-stale', 'forged'],
  ['notice-unknown-key', 'unknown_key'],
  ['notice-tampered-ciphertext', 'unreadable'],
] as const) {
  test(`${fault} is ${kind}`, async () => {
    await inWorld('public-key', async (world) => {
      await world.sandbox.post('/sandbox/faults', { fault, match: { method: 'notice.pay' } });
      const attempt = await paid(world);
      const [notice] = await world.notices(attempt, 1);
      assert.ok(notice);
      const reading = world.provider.readNotice(notice, world.now());
      assert.equal(reading.kind, kind, JSON.stringify(reading));
    });
  });
}

test('an answer with a probe signature, or an old one, proves nothing', async () => {
  await inWorld('public-key', async (world) => {
    const attempt = await paid(world);
    for (const fault of ['probe-answer-signature', 'stale-answer']) {
      await world.sandbox.post('/sandbox/faults', { fault, match: { method: 'query' } });
      assert.equal((await query(world, attempt)).says, 'nothing_certain');
    }
    captured(await query(world, attempt));
  });
});

test('a refund that has gone astray waits for a person, and no other is sent for it', async () => {
  await inWorld('public-key', async (world) => {
    const attempt = await paid(world);
    const fault = 'refund-pending-then-abnormal';
    await world.sandbox.post('/sandbox/faults', { fault, ms: minuteMs });
    const refund = newRefund(world, attempt, 100n);
    const send = () => world.provider.refund(tools(world), refund, attempt);
    assert.equal((await send()).says, 'pending');
    await world.passTime(2 * minuteMs);
    const said = await send();
    assert.equal(said.says, 'nothing_certain');
    assert.match('reason' in said ? said.reason : '', /abnormal/);
  });
});
