import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '#base';
import { setMoneyLevels, setOptIns } from '#charging';
import { remindZone } from '#reminders';
import type { LineId } from '#subscribers';
import { dataIn, megabyte, messageHome, openReminderWorld } from '#test/reminder-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { untrueChecks } from '../../src/untrue.ts';

const world = await openReminderWorld();
const { context, use, told } = world;
const { clock } = context;

async function optIn(line: LineId): Promise<void> {
  await context.db.transaction(async (tx) => setOptIns(tx, line, 0b1111));
}

test('who falls below a level is told once, with how long the rest lasts', async () => {
  const person = await world.newcomer(2_300n);
  // HK$0.50 each: 20.00 is not below 20.00.
  await use(person, messageHome, 6n);
  assert.deepEqual(await told(person), []);
  await use(person, messageHome, 1n);
  await use(person, messageHome, 1n);
  clock.advance(2 * minuteMs);
  await use(person, messageHome, 19n);
  clock.advance(2 * minuteMs);
  await use(person, messageHome, 19n);
  const said = await told(person);
  assert.deepEqual(
    said.map(({ kind }) => kind),
    ['balance_low', 'balance_low_today', 'balance_gone'],
  );
  assert.match(said[0]?.body ?? '', /你的結餘為HK\$19\.50，按近期用量約可用\d日/);
  assert.match(said[2]?.body ?? '', /結餘為HK\$0，服務可能中斷/);
});

test('what waits for its turn gives way to what says more', async () => {
  const person = await world.newcomer(2_000n);
  await use(person, messageHome, 1n);
  await use(person, messageHome, 20n);
  await use(person, messageHome, 19n);
  assert.deepEqual(
    (await told(person)).map(({ kind, state, waitsMs }) => [kind, state, waitsMs > 0]),
    [
      ['balance_low', 'delivered', false],
      ['balance_low_today', 'failed', true],
      ['balance_gone', 'delivered', false],
    ],
  );
});

test('a level is told again once money was above it, and a day has passed', async () => {
  const person = await world.newcomer(2_000n);
  const kinds = async (): Promise<number> => (await told(person)).length;
  const upAndDown = async (): Promise<void> => {
    const topup = await world.order(person.number, 5_000n, person.subscriber);
    await world.tell(topup);
    await use(person, messageHome, 101n);
  };
  await use(person, messageHome, 1n);
  const before = await kinds();
  await upAndDown();
  const reminders = async () =>
    (await told(person)).filter(({ kind }) => kind.startsWith('balance'));
  assert.equal((await reminders()).length, before);
  clock.advance(20 * hourMs);
  await upAndDown();
  assert.equal((await reminders()).length, before + 1);
});

test('whoever wants no levels is told of none', async () => {
  const person = await world.newcomer(2_000n);
  await context.db.transaction(async (tx) => setMoneyLevels(tx, person.line, []));
  await use(person, messageHome, 40n);
  assert.deepEqual(await told(person), []);
});

test('a zone tells its rates once, however often a phone at its border changes', async () => {
  const person = await world.newcomer(50_000n);
  await optIn(person.line);
  await use(person, dataIn('HK'), megabyte);
  await use(person, dataIn('CN'), megabyte);
  await use(person, dataIn('HK'), megabyte);
  await use(person, dataIn('CN'), megabyte);
  const [first, ...more] = await told(person);
  assert.match(first?.body ?? '', /^在內地：通話HK\$0\.70\/分，數據HK\$[\d.]+\/MB，日上限/);
  assert.match(first?.body ?? '', /。餘HK\$497\.50。$/);
  assert.deepEqual(more, []);
  clock.advance(12 * hourMs);
  await use(person, dataIn('HK'), megabyte);
  await use(person, dataIn('CN'), megabyte);
  assert.equal((await told(person)).length, 2);
});

test('a zone that was left before it could be told is not told', async () => {
  const person = await world.newcomer(50_000n);
  await optIn(person.line);
  await use(person, dataIn('HK'), megabyte);
  const at = clock.now();
  await remindZone(context, [{ line: person.line, from: 'HK', to: 'CN', at }]);
  assert.deepEqual(await told(person), []);
});

test('a zone that was left while its word waits is told no more, and anew on return', async () => {
  const person = await world.newcomer(50_000n);
  await optIn(person.line);
  const at = clock.now();
  await use(person, dataIn('CN'), megabyte);
  const kind = 'zone_switched';
  assert.deepEqual(
    (await told(person)).map((one) => one.kind),
    [kind],
  );
  const text = 'select key from notifications.message where cause = $1';
  const rows = await context.db.read<{ key: string }>({ name: 'test: keys', text }, [person.line]);
  const key = rows[0]?.key ?? '';
  assert.ok(key.startsWith(`${person.line} zone CN `), key);
  const leaving = { id: 'msg_1', kind, key, cause: person.line, queuedAt: at } as const;
  const isUntrue = async () => untrueChecks[kind]?.(context, leaving);
  assert.equal(await isUntrue(), false);
  clock.advance(minuteMs);
  await use(person, dataIn('HK'), megabyte);
  assert.equal(await isUntrue(), true);
  await use(person, dataIn('CN'), megabyte);
  assert.equal((await told(person)).length, 2);
});

test('a zone whose data nobody has agreed to is told as closed', async () => {
  const person = await world.newcomer(50_000n);
  await use(person, { ...messageHome, zone: 'MO' }, 1n);
  const [said] = await told(person);
  assert.equal(said?.kind, 'zone_closed');
});

test('a day at its cap is told once, and again on another day', async () => {
  const person = await world.newcomer(100_000n);
  await optIn(person.line);
  await use(person, dataIn('ROW'), 10n * megabyte);
  await use(person, dataIn('ROW'), 10n * megabyte);
  const caps = async () => (await told(person)).filter(({ kind }) => kind === 'daily_cap_reached');
  assert.equal((await caps()).length, 1);
  assert.match((await caps())[0]?.body ?? '', /今日其他地區數據費已達上限HK\$168/);
  clock.advance(dayMs);
  await use(person, dataIn('ROW'), 10n * megabyte);
  assert.equal((await caps()).length, 2);
});

test('a pack is told at four fifths and at its end, and not while another pays on', async () => {
  const person = await world.newcomer(20_000n);
  await world.buy(person, 'hk_1gb_1d');
  await world.buy(person, 'hk_1gb_1d');
  const packs = async () =>
    (await told(person)).filter(({ kind }) => kind.startsWith('pack')).map(({ kind }) => kind);
  await use(person, dataIn('HK'), 800n * megabyte);
  assert.deepEqual(await packs(), []);
  await use(person, dataIn('HK'), 20n * megabyte);
  assert.deepEqual(await packs(), ['pack_nearly_used']);
  await use(person, dataIn('HK'), 300n * megabyte);
  assert.deepEqual(await packs(), ['pack_nearly_used']);
  clock.advance(2 * minuteMs);
  await use(person, dataIn('HK'), 1_000n * megabyte);
  assert.deepEqual(await packs(), ['pack_nearly_used', 'pack_used_up']);
  const first = (await told(person)).find(({ kind }) => kind === 'pack_nearly_used');
  assert.match(first?.body ?? '', /香港數據 1 GB（1 日）已用80%，餘204 MB，至2026-11-2\d。/);
});

test('a day that costs several times the usual is told once', async () => {
  const person = await world.regular(100_000n, 10n);
  const unusual = async () => (await told(person)).filter(({ kind }) => kind === 'unusual_use');
  await use(person, messageHome, 30n);
  assert.deepEqual(await unusual(), []);
  await use(person, messageHome, 60n);
  await use(person, messageHome, 200n);
  const [said, ...more] = await unusual();
  assert.match(said?.body ?? '', /今日已用HK\$45，平日每日約HK\$[5-6]/);
  assert.deepEqual(more, []);
});

test('a day that costs more than usual, and not several times that, is not told', async () => {
  const person = await world.regular(100_000n, 30n);
  const unusual = async () => (await told(person)).filter(({ kind }) => kind === 'unusual_use');
  await use(person, messageHome, 70n);
  assert.deepEqual(await unusual(), []);
  await use(person, messageHome, 90n);
  assert.match((await unusual())[0]?.body ?? '', /今日已用HK\$80，平日每日約HK\$17\.14/);
});

test('who spends so fast that money will not last is told while there is much', async () => {
  const person = await world.newcomer(10_000n);
  await use(person, messageHome, 85n);
  assert.deepEqual(
    (await told(person)).map(({ kind }) => kind),
    ['balance_low'],
  );
});

test('the books are in order afterwards', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
