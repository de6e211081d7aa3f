import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hongKongDay, hourMs, minuteMs, present, slotOf, uuidOf } from '#base';
import { hastenRules, lookAtLines, lookAtLow, readRule } from '#auto-topups';
import { chargeEvent } from '#charging';
import { configureConnector } from '#payments';
import { addSim, type LineId, setBar } from '#subscribers';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { justBefore } from '#test/just-before';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { configureWallet, signWallet } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld(
  { after: (work) => closing.push(work) },
  { auto_topup_idle_days: 5 },
);
const { context, shop, pass } = world;
const otherCode = 'alipay_hk_other';
await configureWallet(context, shop, otherCode);
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const orderRefused = 'refused topup_limit_30_days';
const dueOf = async (line: LineId) => (await readRule(context, line)).rule?.dueAt;

const refusals = async (person: Ruled): Promise<string[]> =>
  (await world.told(person)).filter(({ kind }) => /not_made|cap_reached/.test(kind)).map(bodyOf);

function bodyOf({ body }: { readonly body: string }): string {
  return body;
}

/** Money that goes without any use, as a fee does. */
async function fee(person: Ruled, amountMinor: bigint): Promise<void> {
  await world.move(person, -amountMinor);
  await context.db.transaction((tx) => hastenRules(tx, [person]));
  await world.sweep();
}

/** What charging tells as money falls below the level of the usual rule. */
async function fall(person: Ruled, amountMinor: bigint): Promise<void> {
  const beforeMinor = await world.money(person);
  await world.move(person, -amountMinor);
  const afterMinor = beforeMinor - amountMinor;
  const at = context.clock.now();
  const levels = beforeMinor >= 2_000n && afterMinor < 2_000n ? [2_000n] : [];
  await lookAtLow(context, [{ line: person.line, at, beforeMinor, afterMinor, levels }]);
  await world.jobs();
}

async function setEnabled(isEnabled: boolean): Promise<void> {
  const { settings } = shop;
  const wallet = { code: 'alipay_hk', provider: 'antom', settings, priority: 2 } as const;
  await configureConnector(context, { ...wallet, isEnabled });
}

test('a line that nobody used is topped up on its first use below its level', async () => {
  const person = await world.ruled();
  await context.db.transaction((tx) => addSim(tx, person.line, '454120000000077'));
  pass(6 * dayMs);
  await fee(person, 8_500n);
  assert.equal((await world.events(person))[0], 'refused line_idle');
  pass(dayMs);
  await world.sweep();
  assert.equal((await world.topups(person)).length, 0);
  const use = { service: 'sms', zone: 'HK', direction: 'out', to: 'HK' } as const;
  const group = { ratingGroup: 1, use, wanted: 1n, used: [] };
  const message = { consumer: 'smsf', sequence: 0, notifyUri: null, groups: [group] };
  const send = (chargingId: string) =>
    chargeEvent(context, { who: { imsi: '454120000000077' }, chargingId, message });
  await send('first');
  await world.jobs();
  const states = (await world.topups(person)).map(({ state }) => state);
  assert.deepEqual(states, ['credited']);
  assert.ok((await world.money(person)) > 5_000n);
  // Nobody waits for its next one.
  await send('second');
  const text = `select count(*)::int4 as jobs from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier like 'lineUsedAgain%'`;
  const [waiting] = await context.db.read({ name: 'test: jobs of use', text });
  assert.deepEqual(waiting, { jobs: 0 });
});

test('what changes while a rule is looked at is not lost, due already or not', async () => {
  for (const isDue of [false, true]) {
    const person = await world.ruled(10_000n, { belowMinor: null, daysLeft: 2 });
    const { line } = person;
    const lives = `update subscribers.line set valid_until = valid_until + interval '10 days'
      where slot = $1 and id = $2`;
    const before = (await dueOf(line)) ?? 0;
    if (isDue) await context.db.transaction((tx) => hastenRules(tx, [person]));
    const owner = world.database.context({ url: world.database.ownerUrl, clock: context.clock });
    const changing = justBefore(context, async () => {
      await owner.db.read({ name: 'test: live longer', text: lives }, [slotOf(line), uuidOf(line)]);
      await context.db.transaction((tx) => hastenRules(tx, [person]));
    });
    await lookAtLines(changing, [person]);
    assert.equal(await dueOf(line), before + 10 * dayMs);
  }
});

test('a rule of low money alone is looked at after a charge where it is low still', async () => {
  const filled = await world.ruled();
  await fall(filled, 8_500n);
  assert.equal((await world.topups(filled))[0]?.state, 'credited');
  assert.equal(await dueOf(filled.line), null);
  const spent = await world.ruled(10_000n, { belowMinor: 8_000n });
  await world.move(spent, -2_100n);
  await lookAtLines(context, [spent]);
  await world.move(spent, -7_000n);
  await world.jobs();
  assert.equal((await world.topups(spent))[0]?.state, 'credited');
  assert.equal(await dueOf(spent.line), context.clock.now());
  await world.sweep();
  // An interval after the first, the next is made.
  const due = present((await dueOf(spent.line)) ?? undefined, 'when it is looked at again');
  pass(due - context.clock.now());
  await world.sweep();
  assert.equal((await world.topups(spent)).length, 2);
});

test('what was planned and cannot be is told once, when it is over, and the next', async () => {
  const monthly = { belowMinor: null, amountMinor: null, monthlyDay: 28, monthlyMinor: 10_000n };
  const person = await world.ruled(50_000n, { ...monthly, capMinor: 20_000n });
  const bar = { line: person.line, bar: 'owner', cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, { ...bar, isOn: true }));
  const refused = async () =>
    (await world.events(person)).filter((event) => event === 'refused line_barred').length;
  const untilRefused = async (times: number): Promise<void> => {
    for (let days = 0; days < 40 && (await refused()) < times; days += 1) {
      pass(dayMs);
      await world.sweep();
    }
    assert.equal(await refused(), times);
  };
  await untilRefused(3);
  assert.equal((await refusals(person)).length, 1);
  assert.match(String((await refusals(person))[0]), /號碼已暫停或到期/);
  const isOver = async () => (await world.events(person)).includes('refused month_over');
  for (let days = 0; days < 12 && !(await isOver()); days += 1) {
    pass(dayMs);
    await world.sweep();
  }
  assert.match(String((await refusals(person))[1]), /每月增值已過\(號碼停用\)/);
  // The next month's is another.
  await untilRefused((await refused()) + 1);
  assert.equal((await refusals(person)).length, 3);
});

test('a way to pay that fails for days is told once; another reason is told, too', async () => {
  const person = await world.ruled();
  await setEnabled(false);
  await fall(person, 9_000n);
  for (let hours = 0; hours < 3 * 24; hours += 8) {
    pass(8 * hourMs);
    await world.sweep();
  }
  assert.equal((await refusals(person)).length, 1);
  const bar = { line: person.line, bar: 'owner', cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, { ...bar, isOn: true }));
  pass(15 * minuteMs);
  await world.sweep();
  const said = await refusals(person);
  assert.equal(said.length, 2);
  assert.match(String(said[1]), /號碼已暫停或到期/);
  await context.db.transaction((tx) => setBar(tx, { ...bar, isOn: false }));
  await setEnabled(true);
});

test('whoever tops up by hand and falls below again at the cap is told again', async () => {
  const person = await world.ruled(10_000n, { capMinor: 5_000n });
  await fall(person, 9_000n);
  pass(dayMs);
  await fall(person, 5_000n);
  assert.equal((await refusals(person)).length, 1);
  // Another level of the owner's, further below, is no news of the cap.
  pass(dayMs);
  await fall(person, 100n);
  assert.equal((await refusals(person)).length, 1);
  await world.move(person, 5_000n);
  pass(dayMs);
  await fall(person, 5_000n);
  assert.equal((await refusals(person)).length, 2);
});

test('whoever has raised the cap and comes to it again on that day is told again', async () => {
  const person = await world.ruled(10_000n, { capMinor: 5_000n });
  await fall(person, 9_000n);
  pass(hourMs);
  await fall(person, 5_000n);
  assert.equal((await refusals(person)).length, 1);
  await turnOn(context, person, usualWish([person.mandate], { capMinor: 10_000n }), 5_000n);
  await world.jobs();
  pass(hourMs);
  await fall(person, 5_000n);
  const [, again] = await refusals(person);
  assert.match(again ?? '', /HK\$100/);
});

test('what fees bring to the cap again, once it was over, is told again', async () => {
  const person = await world.ruled(10_000n, { capMinor: 5_000n });
  await fee(person, 9_000n);
  pass(dayMs);
  await fee(person, 5_000n);
  await fee(person, 10n);
  assert.equal((await refusals(person)).length, 1);
  await world.move(person, 5_000n);
  pass(dayMs);
  await fee(person, 10n);
  assert.equal((await refusals(person)).length, 1);
  await fee(person, 5_000n);
  assert.equal((await refusals(person)).length, 2);
});

test('what an order was refused for is told once as well', async () => {
  const person = await world.payer();
  const wish = usualWish([person.mandate], { capMinor: 900_000n, capTimes: 60 });
  await turnOn(context, person, wish);
  await world.move(person, -9_000n);
  const { database } = world;
  const small = database.context({
    clock: context.clock,
    settings: { topup_most_per_30_days_minor: 4_000 },
  });
  for (let days = 0; days < 3; days += 1) {
    await lookAtLines(small, [person]);
    pass(dayMs);
  }
  assert.deepEqual((await world.events(person)).slice(0, 3), Array(3).fill(orderRefused));
  assert.equal((await refusals(person)).length, 1);
});

test('a month that is refused as it is ordered keeps nothing else from being made', async () => {
  const person = await world.payer();
  world.pass(dayMs - ((context.clock.now() + 8 * hourMs) % dayMs) + 21 * hourMs);
  while (Number(hongKongDay(context.clock.now()).slice(8)) > 27) pass(dayMs);
  const monthlyDay = Number(hongKongDay(context.clock.now()).slice(8)) + 1;
  const wish = usualWish([person.mandate], { monthlyDay, monthlyMinor: 10_000n });
  await turnOn(context, person, wish);
  pass(dayMs);
  await world.move(person, -9_000n);
  const { database } = world;
  const small = database.context({
    clock: context.clock,
    reactions,
    settings: { topup_most_per_30_days_minor: 6_000 },
  });
  await lookAtLines(small, [person]);
  await world.jobs();
  const [made, ...more] = await world.topups(person);
  assert.deepEqual([made?.terms.value, made?.state, more.length], [5_000n, 'credited', 0]);
  pass(hourMs);
  await lookAtLines(small, [person]);
  assert.deepEqual((await world.events(person)).slice(0, 3), [orderRefused, 'charged', 'ordered']);
  assert.equal((await refusals(person)).length, 1);
});

test('a month that does not fit the cap is told once, however often the rest is paid', async () => {
  while (Number(hongKongDay(context.clock.now()).slice(8)) > 24) pass(dayMs);
  const monthlyDay = Number(hongKongDay(context.clock.now()).slice(8)) + 1;
  const monthly = { monthlyDay, monthlyMinor: 14_000n, capMinor: 15_000n };
  const person = await world.ruled(10_000n, monthly);
  await fee(person, 9_000n);
  pass(2 * dayMs);
  await world.sweep();
  assert.equal((await world.events(person))[0], 'refused cap_amount');
  assert.equal((await refusals(person)).length, 1);
  for (let paid = 2; paid <= 3; paid += 1) {
    pass(20 * hourMs);
    await fee(person, 5_000n);
    assert.equal((await world.topups(person)).length, paid);
    assert.equal((await refusals(person)).length, 1);
  }
  // That nothing is left for what runs low is another thing to know.
  pass(20 * hourMs);
  await fee(person, 5_000n);
  assert.equal((await world.topups(person)).length, 3);
  assert.equal((await refusals(person)).length, 2);
});

test('a month that is put off while another wallet is asked is not told again', async () => {
  const person = await world.payer();
  const second = await signWallet(context, shop, person.subscriber, 'zh-Hant', otherCode);
  while (Number(hongKongDay(context.clock.now()).slice(8)) > 24) pass(dayMs);
  const monthlyDay = Number(hongKongDay(context.clock.now()).slice(8)) + 1;
  const monthly = { monthlyDay, monthlyMinor: 14_000n, capMinor: 15_000n };
  await turnOn(context, person, usualWish([person.mandate, second], monthly));
  await fee(person, 9_000n);
  pass(2 * dayMs);
  await world.sweep();
  assert.equal((await refusals(person)).length, 1);
  await world.move(person, -5_000n);
  await lookAtLines(context, [person]);
  const asked = present((await world.topups(person))[1], 'what its first wallet is asked for');
  await shop.fault('charge-balance-not-enough', asked.attempt);
  await world.jobs();
  // Ids of one millisecond are in no order.
  const ends = (await world.topups(person)).map(({ state }) => state).sort();
  assert.deepEqual(ends, ['credited', 'credited', 'not_charged']);
  pass(dayMs);
  await world.sweep();
  assert.equal((await world.events(person))[0], 'refused cap_amount');
  assert.equal((await refusals(person)).length, 1);
});

test('after all of this the books are whole', async () => {
  const checks = await auditEverything(context);
  assert.deepEqual(
    checks.flatMap(({ problems }) => problems),
    [],
  );
  assert.ok(isClean(checks));
});
