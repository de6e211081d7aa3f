import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hongKongDay, minuteMs, present } from '#base';
import { readTrail } from '#identity';
import { indexReceiptsByOrder } from '#receipts';
import { booksHold } from '#test/book-truth';
import { eventually } from '#test/eventually';
import { openConsoleWorld } from '#test/console-world';

const closing: (() => Promise<void>)[] = [];
const world = await openConsoleWorld({ after: (work) => closing.push(work) });
test.after(async () => {
  for (const close of closing) await close();
});
const { context } = world;
const one = await world.person(['+85251234567', '+8613800138001']);
const two = await world.person(['+85251234568']);

interface Found {
  readonly code: string;
  readonly kind: string;
  readonly number: string;
  readonly line: string;
  readonly reference: string | null;
}

async function topUp(person: typeof one, valueMinor: bigint) {
  const order = await world.order(person.number, valueMinor, person.subscriber);
  await world.tell(order);
  const { result, reference } = await world.read(order.id, person.subscriber);
  return { code: present(result, 'a result').receipt, reference, at: context.clock.now() };
}

const oldest = await topUp(one, 5_000n);
context.clock.advance(40 * dayMs);
const first = await topUp(one, 10_000n);
context.clock.advance(2 * dayMs);
const second = await topUp(two, 20_000n);
const third = await topUp(one, 50_000n);
const headers = await world.signedIn('support');

function address(path: string, query: Readonly<Record<string, string>>): string {
  return `/api/console/receipts${path}?${new URLSearchParams(query).toString()}`;
}

async function find(query: Readonly<Record<string, string>>): Promise<readonly Found[]> {
  const { status, body } = await world.call(address('', query), { headers });
  assert.equal(status, 200, JSON.stringify(body));
  return body['receipts'] as Found[];
}

async function codes(query: Readonly<Record<string, string>>): Promise<string[]> {
  return (await find(query)).map(({ code }) => code);
}

const number = '+85251234567';

suite('staff find receipts', () => {
  test('by a number, of two years, however it is typed, and none of another’s', async () => {
    assert.deepEqual(await codes({ number }), [third.code, first.code, oldest.code]);
    assert.deepEqual(await codes({ number: '+8613800138001' }), [
      third.code,
      first.code,
      oldest.code,
    ]);
    const [found] = await find({ number: '+85251234568' });
    assert.deepEqual(
      [found?.code, found?.number, found?.line],
      [second.code, '+852 5****568', two.line],
    );
  });

  test('by a whole code, as it is printed, however old it is', async () => {
    const { code } = oldest;
    const printed = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase();
    assert.deepEqual(await codes({ text: printed }), [code]);
    assert.deepEqual(await codes({ text: code, number: '+85251234568' }), []);
    assert.deepEqual(await codes({ text: '0000-0000-0000' }), []);
  });

  test('by the number of an order, by an amount and by kind', async () => {
    assert.deepEqual(await codes({ text: first.reference }), [first.code]);
    assert.deepEqual(await codes({ text: oldest.reference, number }), [oldest.code]);
    assert.deepEqual(await codes({ text: '200' }), [second.code]);
    assert.deepEqual(await codes({ kind: 'refund' }), []);
  });

  test('by the number of an order of long ago, once it is written down', async () => {
    assert.deepEqual(await codes({ text: oldest.reference }), [], 'more than 31 days ago');
    context.clock.advance(2 * minuteMs);
    assert.equal(await indexReceiptsByOrder(context), 0, 'the first time sets a mark');
    const seen = await eventually('all of before the mark has come to rest', async () => {
      const count = await indexReceiptsByOrder(context);
      return count > 0 && count;
    });
    assert.equal(seen, 4);
    assert.equal(await indexReceiptsByOrder(context), 0, 'and not once more');
    const said = `${oldest.reference.slice(0, 3)} ${oldest.reference.slice(3)}`.toLowerCase();
    assert.deepEqual(await codes({ text: said }), [oldest.code]);
    assert.deepEqual(await codes({ text: first.reference }), [first.code], 'and none twice');
    assert.deepEqual(await codes({ text: oldest.reference, kind: 'refund' }), []);
    const day = hongKongDay(first.at);
    assert.deepEqual(await codes({ text: oldest.reference, from: day }), []);
    const data = await world.call(address('/data.json', { text: oldest.reference }), { headers });
    const saved = data.body as unknown as Readonly<Record<string, string>>[];
    assert.deepEqual(
      saved.map(({ code }) => code),
      [oldest.code],
    );
  });

  test('of some days, and of the last 31 where nothing is said', async () => {
    const day = hongKongDay(first.at);
    assert.deepEqual(await codes({ from: day, until: day }), [first.code]);
    const recent = [second.code, third.code, first.code];
    assert.deepEqual((await codes({})).toSorted(), recent.toSorted());
  });

  test('and not those of a number that nobody has', async () => {
    const { status, body } = await world.call(address('', { number: '+85299999999' }), { headers });
    assert.deepEqual([status, body['code']], [404, 'line_not_found']);
  });
});

suite('what they take out', () => {
  test('is the same as a table and as data, by the same names', async () => {
    const table = await world.call(address('/table.csv', { number }), { headers });
    assert.equal(table.status, 200);
    assert.match(table.headers.get('content-disposition') ?? '', /^attachment; .*\.csv"$/);
    const rows = String(table.body['table']).trimEnd().split('\r\n');
    const data = await world.call(address('/data.json', { number }), { headers });
    assert.match(data.headers.get('content-disposition') ?? '', /^attachment; .*\.json"$/);
    const found = data.body as unknown as Readonly<Record<string, string>>[];
    assert.deepEqual(
      found.map(({ code }) => code),
      [third.code, first.code, oldest.code],
    );
    assert.equal(rows[0], Object.keys(found[0] ?? {}).join(','));
    assert.equal(rows[1], Object.values(found[0] ?? {}).join(','));
    assert.equal(rows.length, 4);
    assert.deepEqual([found[0]?.['number'], found[0]?.['value']], ['852 5****567', '500.00']);
  });

  test('is nothing where nothing is found, and is data all the same', async () => {
    const query = { number, kind: 'refund' };
    const table = await world.call(address('/table.csv', query), { headers });
    assert.match(String(table.body['table']), /^code,issued_at,kind,[^\n]*\n$/);
    assert.deepEqual((await world.call(address('/data.json', query), { headers })).body, []);
  });

  test('leaves out what is older than two years', async () => {
    context.clock.advance(700 * dayMs);
    const later = await world.signedIn('auditor');
    const { body } = await world.call(address('', { number, from: '2020-01-01' }), {
      headers: later,
    });
    const found = (body['receipts'] as Found[]).map(({ code }) => code);
    assert.deepEqual(found, [third.code, first.code]);
    await booksHold(context);
  });
});

test('every look and every export is in the trail, with what was looked for', async () => {
  const acts = await readTrail(context, { beforeMs: context.clock.now() + 1, limit: 100 });
  const told = acts.filter(({ action }) => action.startsWith('receipts.'));
  const exported = told.filter(({ action }) => action === 'receipts.export');
  assert.equal(exported.length, 5);
  assert.ok(exported.some(({ details }) => details?.['form'] === 'json'));
  assert.ok(told.some(({ subject }) => subject === one.line));
  assert.ok(told.some(({ details }) => details?.['text'] === first.reference));
});
