import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { addDays, type HongKongDay, hongKongDay } from '#base';
import { type MandateId, returnFromSigning, signMandate } from '#mandates';
import { configureConnector } from '#payments';
import { writePace } from '#platform/clock';
import { openAppVisit } from '#test/app-visit';
import type { TestContext } from '#test/database';
import { newRsaPair } from '#test/rsa-pair';
import { startSandboxProgram } from '#test/sandbox-program';

interface Agreement {
  readonly terms: {
    readonly externalNo: string;
    readonly period: Readonly<Record<string, unknown>> | null;
  };
  readonly state: string;
  readonly nextDay: string | null;
}

/** Our shop at a sandbox's Alipay, with a contract for 周期扣款. */
async function openCycleShop(
  context: TestContext,
  t: { after(work: () => Promise<void>): void },
): Promise<{ agree(page: string): Promise<URL>; agreements(): Promise<readonly Agreement[]> }> {
  const home = await mkdtemp(path.join(tmpdir(), 'lowu-cycle-'));
  const clock = path.join(home, 'clock.json');
  writePace(clock, { realMs: Date.now(), virtualMs: context.clock.now(), rate: 1 });
  const program = await startSandboxProgram('alipay', { home, clock });
  t.after(async () => {
    await program.stop();
    await rm(home, { recursive: true });
  });
  const { privatePem: appPrivateKey, publicPem: appPublicKeyPem } = newRsaPair();
  const ids = { appId: '2021000123456789', sellerId: '2088123412341234' };
  const registered = await fetch(`${program.address}/sandbox/merchants`, {
    method: 'POST',
    body: JSON.stringify({ ...ids, appPublicKeyPem }),
  });
  const { alipayPublicKey, gateway } = (await registered.json()) as Record<string, string>;
  await configureConnector(context, {
    code: 'alipay_cn',
    provider: 'alipay_cn',
    isEnabled: true,
    priority: 1,
    settings: {
      ...ids,
      appPrivateKey,
      alipayPublicKeys: [alipayPublicKey],
      gateway,
      isProduction: false,
      agreementProduct: 'CYCLE_PAY_AUTH',
      signScene: 'INDUSTRY|CARRIER',
    },
  });
  return {
    async agree(page) {
      const address = (await fetch(page)).url.replace(/\?.*$/, '');
      const answered = await fetch(`${address}/agree`, { method: 'POST', redirect: 'manual' });
      return new URL(String(answered.headers.get('location')));
    },
    async agreements() {
      const answered = await fetch(`${program.address}/sandbox/agreements`);
      return ((await answered.json()) as { agreements: readonly Agreement[] }).agreements;
    },
  };
}

/** The first such day that is ten days ahead or more. */
function expectedDay(dayOfMonth: number, nowMs: number): HongKongDay {
  let day = addDays(hongKongDay(nowMs), 10);
  while (Number(day.slice(8)) !== dayOfMonth) day = addDays(day, 1);
  return day;
}

suite('a way to pay on a day of each month, saved in the app', () => {
  for (const [name, ahead] of [
    ['in this month', 3],
    ['too near', 9],
    ['far enough', 12],
  ] as const) {
    test(`is signed at Alipay for that day, where the next is ${name}`, async (t) => {
      const { context, owner } = await openAppVisit(t);
      const shop = await openCycleShop(context, t);
      const wanted = Number(addDays(hongKongDay(context.clock.now()), ahead).slice(8));
      const dayOfMonth = Math.min(wanted, 28);
      const firstDay = expectedDay(dayOfMonth, context.clock.now());

      const { offers } = await owner.ask('listMandates', {});
      const offer = offers.find(({ code }) => code === 'alipay_cn');
      assert.deepEqual([offer?.consent, offer?.isScheduledOnly], [null, true]);
      const query = { method: 'alipay_cn', dayOfMonth: String(dayOfMonth) };
      const consent = await owner.ask('readMandateConsent', { query });
      const body = { method: 'alipay_cn', consentVersion: consent.version, dayOfMonth };
      const asked = await owner.ask('askForMandate', { body });
      assert.equal(asked.consent.text, consent.text);

      const id = asked.id as MandateId;
      const page = await signMandate(context, id, `http://localhost/mandates/${id}/signed`);
      const back = await shop.agree(page);
      await returnFromSigning(context, id, Object.fromEntries(back.searchParams));

      const [agreement, ...more] = await shop.agreements();
      assert.deepEqual(more, []);
      assert.equal(agreement?.terms.externalNo, id.slice(4));
      const { type, count, firstDay: agreedDay } = agreement.terms.period ?? {};
      assert.deepEqual([type, count, agreedDay], ['MONTH', 1, firstDay]);
      assert.deepEqual([agreement.state, agreement.nextDay], ['NORMAL', firstDay]);
      const [mandate] = (await owner.ask('listMandates', {})).mandates;
      assert.deepEqual([mandate?.state, mandate?.nextDay], ['active', firstDay]);
    });
  }
});
