import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, newId, type PhoneNumber } from '#base';
import { planOf, readCatalog } from '#catalog';
import {
  credit,
  expireBuckets,
  lockAccounts,
  openBucket,
  placeHold,
  readBalance,
  readStatement,
  readSystemAccounts,
  releaseHold,
} from '#ledger';
import { openPlan } from '#packs';
import {
  accountOf,
  ageLines,
  barChanged,
  createLine,
  findLineByNumber,
  type LineAged,
  lineAged,
  readLine,
  readNumberHistory,
  setBar,
} from '#subscribers';
import { openTopupWorld, type Person } from '#test/topup-world';
import { on } from '#platform/facts';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const world = await openTopupWorld();
const aged: LineAged[] = [];
const barred: boolean[] = [];
const context = world.database.context({
  reactions: [
    ...reactions.filter(({ fact }) => fact !== 'lineAged' && fact !== 'barChanged'),
    on(lineAged, {
      during: [
        async (_tx, facts) => {
          aged.push(...facts);
        },
      ],
    }),
    on(barChanged, {
      during: [
        async (_tx, facts) => {
          barred.push(...facts.map(({ isBarred }) => isBarred));
        },
      ],
    }),
  ],
});
const { clock } = context;

let people = 0;
function newcomer(balanceMinor = 320n): Promise<Person> {
  people += 1;
  return world.person([`+8524${String(people).padStart(7, '0')}`], balanceMinor);
}

async function ageTo(atMs: number): Promise<void> {
  clock.set(atMs);
  world.context.clock.set(atMs);
  await ageLines(context);
}

async function net(account: string): Promise<bigint> {
  const found = (await readSystemAccounts(context)).filter((one) => one.account === account);
  return found.reduce((sum, { net: amount }) => sum + amount, 0n);
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

suite('the life of a line', () => {
  test('is told as the clock brings it on, each state once', async () => {
    const person = await newcomer();
    const { validUntil } = await readLine(context, person.line);
    assert.ok(validUntil !== null);
    await ageTo(clock.now());
    aged.length = 0;
    await ageTo(validUntil);
    assert.equal(aged.length, 0);
    await ageTo(validUntil + 1);
    await ageTo(validUntil + 2);
    await ageTo(validUntil + 30 * dayMs + 1);
    await ageTo(validUntil + 60 * dayMs + 1);
    const own = aged.filter(({ line }) => line === person.line);
    assert.deepEqual(
      own.map(({ from, to }) => `${from} > ${to}`),
      ['active > one_way', 'one_way > locked', 'locked > quarantine'],
    );
  });

  test('comes back with a top-up, and ends much later', async () => {
    const person = await newcomer();
    const { validUntil } = await readLine(context, person.line);
    assert.ok(validUntil !== null);
    await ageTo(validUntil + 1);
    aged.length = 0;
    await world.tell(await world.order(person.number, 10_000n, person.subscriber));
    await ageTo(clock.now());
    await ageTo(clock.now() + 179 * dayMs);
    const own = aged.filter(({ line }) => line === person.line);
    assert.deepEqual(own, [{ line: person.line, from: 'one_way', to: 'active' }]);
  });

  test('ends with what was paid claimable, and its number free for another line', async () => {
    const person = await newcomer(1_000n);
    await openPlan(context, person.line);
    const { validUntil } = await readLine(context, person.line);
    assert.ok(validUntil !== null);
    await ageTo(validUntil + 150 * dayMs + 1);
    const [last] = await readStatement(context, accountOf(person.line), clock.now() + 1, 1);
    assert.deepEqual([last?.systemAccount, last?.amount], ['claimable', -1_000n]);
    assert.deepEqual((await readBalance(context, accountOf(person.line))).units[0]?.total, 0n);
    assert.equal(await findLineByNumber(context, person.number), undefined);
    assert.deepEqual((await readLine(context, person.line)).numbers, []);
    await booksHold();

    const plan = planOf(await readCatalog(context), 'commuter');
    const take = (number: PhoneNumber) =>
      context.db.transaction((tx) =>
        createLine(tx, {
          subscriber: person.subscriber,
          plan,
          numbers: [{ number, registration: 'pending' }],
          validDays: 30,
        }),
      );
    const takers = await Promise.allSettled([take(person.number), take(person.number)]);
    assert.deepEqual(takers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const found = await findLineByNumber(context, person.number);
    assert.notEqual(found?.line.id, person.line);
    const history = await readNumberHistory(context, person.number);
    assert.deepEqual(
      history.map(({ registration }) => registration),
      ['pending', 'none', 'registered'],
    );
    await booksHold();
  });
});

suite('a bar', () => {
  test('bars until the last who wants it has lifted it, and is told at each turn', async () => {
    const { line } = await newcomer();
    barred.length = 0;
    const set = (bar: 'owner' | 'operator', isOn: boolean) =>
      context.db.transaction((tx) => setBar(tx, { line, bar, isOn, cause: 'a test' }));
    await set('owner', true);
    await set('owner', true);
    await set('operator', true);
    await set('owner', false);
    assert.deepEqual(barred, [true]);
    await set('operator', false);
    assert.deepEqual(barred, [true, false]);
    const unknown = newId('lin', clock.now(), 1);
    const refused = context.db.transaction((tx) =>
      setBar(tx, { line: unknown, bar: 'owner', isOn: true, cause: 'a test' }),
    );
    await assert.rejects(refused, { code: 'line_unknown' });
  });
});

suite('what expires', () => {
  test('goes where it came from: units, bonus, and what was paid to be claimed', async () => {
    const { line } = await newcomer(0n);
    const account = accountOf(line);
    const expiresAt = clock.now() + dayMs;
    const before = await Promise.all(['packs', 'expense:promotion', 'claimable'].map(net));
    const hold = await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [account]);
      const put = (unit: 'HKD' | 'BYTE', source: 'paid' | 'promotion' | 'credit', from: string) => {
        const bucket = openBucket(tx, account, { unit, source, cause: line, expiresAt });
        const reason = { code: 'test', cause: line };
        credit(tx, account, { unit, amount: 100n }, from as 'packs', reason, bucket);
      };
      put('BYTE', 'paid', 'packs');
      put('HKD', 'promotion', 'expense:promotion');
      put('HKD', 'paid', 'bank');
      put('HKD', 'credit', 'bank');
      const until = { cause: line, expiresAt: expiresAt + dayMs };
      return placeHold(tx, account, 40n, { unit: 'BYTE' }, until);
    });
    clock.set(expiresAt);
    assert.equal(await expireBuckets(context), 0);
    clock.set(expiresAt + 1);
    await expireBuckets(context);
    const after = await Promise.all(['packs', 'expense:promotion', 'claimable'].map(net));
    const moved = after.map((amount, index) => amount - (before[index] ?? 0n));
    assert.deepEqual(moved, [40n, 0n, -100n], 'what is held stays until its session has ended');
    await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [account], [hold.id]);
      releaseHold(tx, hold.id);
    });
    await expireBuckets(context);
    assert.equal((await net('packs')) - (before[0] ?? 0n), 0n);
    await booksHold();
  });
});
