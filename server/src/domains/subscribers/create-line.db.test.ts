import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { endOfDay, newId, type PhoneNumber } from '#base';
import { planOf } from '#catalog';
import { auditBooks, readBalance } from '#ledger';
import { type TestContext, testDatabase } from '#test/database';
import { demoCatalog } from '#test/demo-catalog';
import { auditLines } from './audit-lines.ts';
import { createLine, type NewLine } from './create-line.ts';
import { createSubscriber } from './create-subscriber.ts';
import { findLineByNumber } from './find-line-by-number.ts';
import { accountOf, type LineId } from './line.ts';
import { readLine } from './read-line.ts';
import { readLines } from './read-lines.ts';
import { readSubscriber } from './read-subscriber.ts';
import { setPreferences } from './set-preferences.ts';
import type { SubscriberId } from './subscriber.ts';

const plan = planOf(demoCatalog(), 'commuter');
const hongKong: PhoneNumber = '+85251234567';
const mainland: PhoneNumber = '+8613800138000';

function numbered(...numbers: PhoneNumber[]): Pick<NewLine, 'numbers'> {
  return { numbers: numbers.map((number) => ({ number, registration: 'registered' })) };
}

function newPerson(context: TestContext): Promise<SubscriberId> {
  return context.db.transaction(async (tx) =>
    createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' }),
  );
}

const context = (await testDatabase()).context();
const person = await newPerson(context);

function create(given: Partial<NewLine>): Promise<LineId> {
  return context.db.transaction((tx) =>
    createLine(tx, { subscriber: person, plan, ...numbered(hongKong), ...given }),
  );
}

suite('a line', () => {
  test('is created with its numbers, its validity and an empty account in HKD', async () => {
    const id = await create({ ...numbered(mainland, hongKong), label: '媽媽', validDays: 180 });
    const line = await readLine(context, id);
    assert.deepEqual(line, {
      id,
      subscriber: person,
      plan: 'commuter',
      label: '媽媽',
      numbers: [
        { number: hongKong, home: 'HK', registration: 'registered' },
        { number: mainland, home: 'CN', registration: 'registered' },
      ],
      validUntil: endOfDay('2027-05-22'),
      createdAt: context.clock.now(),
      bars: 0,
    });
    const { units } = await readBalance(context, accountOf(id));
    assert.deepEqual(units, [{ unit: 'HKD', total: 0n, held: 0n, available: 0n }]);
  });

  test('is found by each of its numbers, with its owner', async () => {
    for (const number of [hongKong, mainland]) {
      const found = await findLineByNumber(context, number);
      assert.equal(found?.owner.name, '陳大文');
      assert.equal(found?.number.number, number);
      assert.equal(found?.line.numbers.length, 2);
    }
    assert.equal(await findLineByNumber(context, '+85259999999'), undefined);
  });

  test('is among the lines of its owner, oldest first', async () => {
    context.clock.advance(1);
    const second = await create(numbered('+85251111111'));
    const lines = await readLines(context, person);
    assert.deepEqual(
      lines.map((line) => [line.numbers.length, line.validUntil === null]),
      [
        [2, false],
        [1, true],
      ],
    );
    assert.equal(lines[1]?.id, second);
    assert.deepEqual(await readLines(context, await newPerson(context)), []);
  });

  test('without one or two numbers of different homes is refused', async () => {
    const wrong: Pick<NewLine, 'numbers'>[] = [
      numbered(),
      numbered('+85251111112', '+85251111113'),
      numbered('+85366123456'),
      numbered('+85251111112', '+85366123456'),
      numbered('+85251111112', '+8613800138009', '+8613800138008'),
    ];
    for (const given of wrong) {
      await assert.rejects(create(given), { code: 'line_numbers_invalid' });
    }
  });

  test('of nobody, with a number of another or with an unprintable label is refused', async () => {
    const nobody = newId('sub', 0, 3);
    await assert.rejects(create({ subscriber: nobody }), { code: 'subscriber_unknown' });
    await assert.rejects(create({}), { code: 'number_taken', kind: 'conflict' });
    await assert.rejects(create({ label: 'a\u202eb' }), { code: 'label_invalid' });
    await assert.rejects(readLine(context, newId('lin', 0, 3)), { code: 'line_unknown' });
  });

  test('can be created together with its owner, but not twice with one number', async () => {
    const both = context.db.transaction(async (tx) => {
      const subscriber = createSubscriber(tx, { name: 'Li Na', language: 'zh-Hans' });
      const given = { subscriber, plan, ...numbered('+85252222222') };
      await createLine(tx, given);
      await assert.rejects(createLine(tx, given), { code: 'number_taken' });
      return subscriber;
    });
    assert.equal((await readLines(context, await both)).length, 1);
  });

  test('leaves books and history in order', async () => {
    for (const check of [...(await auditLines(context)), ...(await auditBooks(context))]) {
      assert.deepEqual(check.problems, [], check.name);
    }
  });
});

test('of two hundred that want one number at once, one gets it', async (t) => {
  const context = (await testDatabase(t)).context({ connections: 12 });
  const person = await newPerson(context);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, index) =>
      context.db.transaction((tx) =>
        createLine(tx, {
          subscriber: person,
          plan,
          ...(index % 2 === 0 ? numbered(hongKong, mainland) : numbered(mainland, hongKong)),
        }),
      ),
    ),
  );
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason.code] : [],
  );
  assert.deepEqual(
    refused,
    Array.from({ length: 199 }, () => 'number_taken'),
  );
  assert.equal((await readLines(context, person)).length, 1);
  const checks = [...(await auditLines(context)), ...(await auditBooks(context))];
  for (const check of checks) assert.deepEqual(check.problems, [], check.name);
});

test('a person has a printable name, and preferences that change one by one', async (t) => {
  const context = (await testDatabase(t)).context();
  for (const name of ['', '  ', 'a\nb', 'a'.repeat(81), 'x\u0000']) {
    const created = context.db.transaction(async (tx) =>
      createSubscriber(tx, { name, language: 'en' }),
    );
    await assert.rejects(created, { code: 'name_invalid' });
  }
  const person = await newPerson(context);
  const preferring = (given: Parameters<typeof setPreferences>[2]) =>
    context.db.transaction((tx) => setPreferences(tx, person, given));
  await preferring({ isCareMode: true });
  await preferring({ language: 'zh-Hans' });
  await preferring({});
  const { language, isCareMode, name } = await readSubscriber(context, person);
  assert.deepEqual([name, language, isCareMode], ['陳大文', 'zh-Hans', true]);
  const nobody = newId('sub', 0, 3);
  const unknown = context.db.transaction((tx) => setPreferences(tx, nobody, { language: 'en' }));
  await assert.rejects(unknown, { code: 'subscriber_unknown' });
});
