import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { addDays, dayMs, type HongKongDay, hongKongDay, minuteMs, newId, present } from '#base';
import type { Evidence } from '../../evidence.ts';
import { captured, newAttempt, tools } from '../conformance/world.ts';
import { evidenceOfAgreement } from './agreements.ts';
import { declineOf } from './collections.ts';
import { type AlipayWorld, openAlipayWorld } from './conformance.ts';

let opened: AlipayWorld | undefined;

const use = (): AlipayWorld => present(opened, 'the world');

const today = (): HongKongDay => hongKongDay(use().now());

/** Signed for a payment in every seven days, the first of them on this day. */
async function signed(firstDay: HongKongDay): Promise<string> {
  const world = use();
  const mandates = present(world.provider.mandates, 'mandates');
  const number = newId('mdt', world.now(), 0);
  const start = await mandates.sign(tools(world), {
    number,
    returnUrl: 'https://lowu.example/signed',
    notifyUrl: world.beginning().notifyUrl,
    limits: { mostMinor: 5_000n, periodDays: 30, mostInPeriodMinor: 200_000n, mostTimes: 20 },
    plan: { unit: 'day', count: 7, firstDay },
    signBefore: world.now() + 30 * minuteMs,
  });
  assert.ok(start.kind === 'redirect');
  await present(world.mandates, 'payers').agree(start.url);
  const evidence = await mandates.query(tools(world), { number, token: null });
  assert.ok(evidence.says === 'active' && evidence.endsAt === null, JSON.stringify(evidence));
  assert.equal(evidence.label, '139****8888');
  return evidence.token;
}

async function collect(
  mandateToken: string,
  amount = 5_000n,
  planDue: HongKongDay | null = null,
): Promise<Evidence> {
  const world = use();
  const attempt = newAttempt(world, { scene: 'mandate', amount });
  const given = { ...world.beginning(), mandateToken, planDue };
  const start = await world.provider.start(tools(world), attempt, given);
  assert.ok(start.kind === 'evidence');
  return start.evidence;
}

function declinedFor(evidence: Evidence): string {
  assert.ok(evidence.says === 'failed', JSON.stringify(evidence));
  return `${declineOf(evidence.reason)} ${evidence.reason}`;
}

const tooSoon = 'soft ACQ.CYCLE_PAY_DATE_NOT_MATCH';

test('an agreement ends at its invalid_time, unless that is a hundred years from now', () => {
  const nowMs = Date.parse('2026-12-01T00:00:00Z');
  const endOf = (invalid: string) => {
    const fields = {
      status: 'NORMAL',
      agreement_no: '20261201000000000001',
      invalid_time: invalid,
    };
    const evidence = evidenceOfAgreement(fields, nowMs);
    assert.ok(evidence.says === 'active');
    return evidence.endsAt;
  };
  // Alipay's clocks are Beijing's.
  assert.equal(endOf('2027-12-01 00:00:00'), Date.parse('2027-11-30T16:00:00Z'));
  assert.equal(endOf('2115-02-01 00:00:00'), null);
  assert.equal(endOf(''), null);
});

for (const protocol of ['gateway', 'rest_v3'] as const) {
  suite(`on fixed days, over ${protocol}`, () => {
    before(async () => {
      opened = await openAlipayWorld({ agreementProduct: 'CYCLE_PAY_AUTH', protocol });
    });
    after(() => opened?.close());

    test('a payment is taken within five days before its day, once in its period', async () => {
      const token = await signed(addDays(today(), 6));
      assert.equal(declinedFor(await collect(token)), tooSoon);
      await use().passTime(dayMs);
      captured(await collect(token));
      assert.equal(declinedFor(await collect(token)), tooSoon);
      await use().passTime(8 * dayMs);
      captured(await collect(token));
    });

    test('it takes no more than what was written into the agreement', async () => {
      const token = await signed(today());
      const tooMuch = await collect(token, 5_001n);
      assert.equal(declinedFor(tooMuch), 'hard ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED');
    });

    test('where a day was missed, the plan is put off to the next', async () => {
      const first = today();
      const token = await signed(first);
      await use().passTime(4 * dayMs);
      assert.equal(declinedFor(await collect(token)), tooSoon);
      captured(await collect(token, 5_000n, addDays(first, 7)));
    });
  });
}
