import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { dayMs, hongKongDay, isoTime, newId } from '#base';
import { haltWithoutMandate, lookAtLines } from '#auto-topups';
import { stopMandate } from '#mandates';
import { queueMessages } from '#notifications';
import { readLine } from '#subscribers';
import { openAntomShop } from '#test/antom-shop';
import { openAppVisit } from '#test/app-visit';
import { turnOn } from '#test/auto-world';
import { moveMoney } from '#test/move-money';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';

/** Somebody who has saved a wallet, and has no rule. */
async function openWalletVisit(t: TestContext) {
  const visit = await openAppVisit(t);
  const { context, owner, line } = visit;
  const params = { line };
  assert.equal((await owner.ask('readAutoTopup', { params })).rule, null);
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const { subscriber, numbers } = await readLine(context, line);
  const mandate = await signWallet(context, shop, subscriber);
  const person = { line, subscriber, number: numbers[0]?.number ?? '+' };
  return { ...visit, params, person, mandate };
}

test('the app says why a rule is paused, and nothing of it once it is stopped', async (t) => {
  const { context, owner, stranger, params, person, mandate } = await openWalletVisit(t);
  await turnOn(context, person, usualWish([mandate]));
  const { rule } = await owner.ask('readAutoTopup', { params });
  assert.deepEqual([rule?.state, rule?.pausedWhy], ['on', null]);
  const by = { owner: person.subscriber, endedBy: 'provider', reason: 'test' } as const;
  await stopMandate(context, mandate, by);
  await haltWithoutMandate(context, [{ mandate, ...by }]);
  const paused = await owner.ask('readAutoTopup', { params });
  assert.equal(paused.rule?.state, 'paused');
  assert.equal(paused.rule.pausedWhy?.en, 'no saved method is left to pay with');
  assert.equal(paused.events[0]?.event, 'paused');
  await assert.rejects(stranger.ask('stopAutoTopup', { params }), { code: 'line_unknown' });
  const stopped = await owner.ask('stopAutoTopup', { params });
  assert.deepEqual([stopped.rule?.state, stopped.rule?.pausedWhy], ['off', null]);
});

test('the app shows the instant until which a top-up was put off', async (t) => {
  const { context, owner, params, person, mandate } = await openWalletVisit(t);
  await turnOn(context, person, usualWish([mandate], { belowMinor: 4_000n }));
  const skipped = await owner.ask('skipAutoTopup', { params, body: { isSkipped: true } });
  assert.deepEqual([skipped.rule?.skipsNext, skipped.rule?.next], [true, null]);
  await moveMoney(context, person, -2_000n);
  await lookAtLines(context, [person]);
  const { rule, events } = await owner.ask('readAutoTopup', { params });
  const at = context.clock.now() + dayMs;
  assert.deepEqual(rule?.next, { cause: 'below', day: hongKongDay(at), at: isoTime(at) });
  assert.equal(events[0]?.event, 'skipped');
});

test('what a rule and a saved method say leads to the page that it is about', async (t) => {
  const { context, owner, params, person, mandate } = await openWalletVisit(t);
  await turnOn(context, person, usualWish([mandate]));
  const said = async () => {
    const { messages } = await owner.ask('listMessages', {});
    return messages.map(({ title, number, page, topup }) => ({ title, number, page, topup }));
  };
  const number = person.number;
  const rule = { number, page: 'autoTopup' as const, topup: null };
  assert.deepEqual((await said())[0], { title: '自動增值已開啟', ...rule });
  const topup = newId('top', context.clock.now(), 1);
  const hkd = { amountMinor: 5_000n, currency: 'HKD' } as const;
  const words = { 'zh-Hant': '付', 'zh-Hans': '付', en: 'AlipayHK' };
  const told = { to: number, language: 'en' as const };
  const charged = { method: words, value: hkd, charged: hkd, cap: hkd };
  await context.db.transaction(async (tx) =>
    queueMessages(tx, [
      { kind: 'auto_topup_scheduled', parameters: charged, ...told, key: 'a', cause: topup },
      { kind: 'mandate_stopped', parameters: { method: words }, ...told, key: 'b', cause: mandate },
      { kind: 'auto_topup_ended', parameters: { ending: '4567' }, ...told, key: 'c', cause: 'c' },
    ]),
  );
  const of = (wanted: string) => said().then((all) => all.find(({ title }) => title === wanted));
  const order = { title: 'Scheduled top-up made', number, page: 'order' as const, topup };
  assert.deepEqual(await of(order.title), order);
  assert.equal((await of('Permission to charge stopped'))?.page, 'mandates');
  // It speaks of a line that is not theirs any more.
  assert.equal((await of('Auto top-up has ended'))?.page, null);
  await owner.ask('stopAutoTopup', { params });
  assert.deepEqual(await of('自動增值已停用'), { title: '自動增值已停用', ...rule });
});

test('the app proposes the caps and the interval that the house has set', async (t) => {
  const caps = { auto_topup_cap_minor: 20_000, auto_topup_cap_times: 4 };
  const settings = { ...caps, auto_topup_interval_minutes: 90 };
  const { owner, line } = await openAppVisit(t, { settings });
  const { proposed } = await owner.ask('readAutoTopup', { params: { line } });
  assert.deepEqual([proposed.cap.amountMinor, proposed.capTimes], [20_000, 4]);
  assert.equal(proposed.intervalMinutes, 90);
});
