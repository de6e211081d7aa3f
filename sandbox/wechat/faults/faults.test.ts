import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../testing/receiver.ts';
import {
  paidOrder,
  refundOf,
  startWechat,
  type WechatSandbox,
} from '../../testing/wechat-sandbox.ts';

let sandbox: WechatSandbox;

before(async () => {
  sandbox = await startWechat();
});

after(() => sandbox.close());

/** Long enough to be sure that nothing comes, and so long that a busy machine answers in time. */
const [briefMs, longMs] = [300, 60_000];

/** What the caller sees: the code or the state, or the kind of failure. */
async function seen(
  answer: ReturnType<WechatSandbox['shop']['call']>,
  patienceMs = longMs,
): Promise<string> {
  const patience = delay(patienceMs, 'silence' as const, { ref: false });
  try {
    const got = await Promise.race([answer, patience]);
    if (got === 'silence') return got;
    return String(got.body['code'] ?? got.body['status'] ?? 'unreadable');
  } catch {
    return 'reset';
  }
}

const refundPath = '/v3/refund/domestic/refunds';

const cases: [fault: string, seen: string, hasEffect: boolean][] = [
  ['timeout-before-effect', 'silence', false],
  ['timeout-after-effect', 'silence', true],
  ['reset-before-effect', 'reset', false],
  ['reset-after-effect', 'reset', true],
  ['500-before-effect', 'unreadable', false],
  ['500-after-effect', 'unreadable', true],
  ['unreadable-answer', 'unreadable', true],
  ['system-error-before-effect', 'SYSTEM_ERROR', false],
  ['system-error-after-effect', 'SYSTEM_ERROR', true],
  ['frequency-limited-before-effect', 'FREQUENCY_LIMITED', false],
  ['frequency-limited-after-effect', 'FREQUENCY_LIMITED', true],
];

for (const [fault, expected, hasEffect] of cases) {
  test(`${fault}: the refund has ${hasEffect ? '' : 'not '}happened, once it does`, async () => {
    const { shop } = sandbox;
    const outTradeNo = await paidOrder(sandbox);
    await shop.fault(fault, { match: { outTradeNo, method: 'refund' } });
    const refund = () => shop.call('POST', refundPath, refundOf(outTradeNo, `${outTradeNo}_r`));
    assert.equal(await seen(refund(), expected === 'silence' ? briefMs : longMs), expected);
    const refunded = async () =>
      (await shop.control('GET', `/sandbox/trades/${outTradeNo}`)).body['refundedAmount'];
    const wanted = hasEffect ? '10.00' : '0.00';
    await waitFor(async () => (await refunded()) === wanted);
    assert.equal(await seen(refund()), 'SUCCESS');
    assert.equal(await refunded(), '10.00');
  });
}

test('a seed breaks the same events the same way, and chaos can be ended', async () => {
  const { shop } = sandbox;
  const faults = ['system-error-before-effect'];
  const chaos = await shop.control('POST', '/sandbox/chaos', { seed: 1, rate: 1, faults });
  assert.equal(chaos.status, 200);
  await assert.rejects(paidOrder(sandbox), /SYSTEM_ERROR/);
  await shop.control('POST', '/sandbox/chaos', { rate: 0 });
  await paidOrder(sandbox);
});

test('WeChat renews its certificate by itself, and signs by it in its time', async () => {
  const { shop } = sandbox;
  const certificates = async () => {
    const { body } = await shop.control('GET', '/sandbox/keys');
    const all = body['keys'] as { kind: string; signsFromMs: number }[];
    return all.filter(({ kind }) => kind === 'certificate');
  };
  const [before] = await certificates();
  const nowMs = Date.now();
  sandbox.setClock(nowMs, 0);
  await shop.fault('certificate-renewed', { ms: 60_000, match: { method: 'order' } });
  await paidOrder(sandbox);
  const [old, renewed, ...others] = await certificates();
  assert.deepEqual([old, others], [before, []]);
  assert.equal(renewed?.signsFromMs, nowMs + 60_000);
  sandbox.setClock(Date.now());
});
