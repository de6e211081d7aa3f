import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { issuedRows, lookUp } from './look-up.ts';

const nothing = { entry: undefined, genuine: undefined };
const code = '7K2M9QPX4TB3';

/** A server that says one thing, and what it was asked. */
function serving(t: TestContext, status: number, said: object = {}): string[] {
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', async (address: string) => {
    asked.push(address);
    return Response.json(said, { status });
  });
  Object.assign(globalThis, { location: { pathname: '/verify' } });
  t.after(() => Reflect.deleteProperty(globalThis, 'location'));
  return asked;
}

test('who asks too often, of no code, or a server that fails is told apart', async (t) => {
  const asked = serving(t, 429);
  assert.equal(await lookUp(code, nothing), 'limited');
  assert.deepEqual(asked, [`/verify/receipts/${code}`]);
  t.mock.restoreAll();
  serving(t, 400);
  assert.deepEqual(await lookUp(code, nothing), { state: 'unknown', issued: null });
  t.mock.restoreAll();
  serving(t, 404);
  assert.deepEqual(await lookUp('', nothing), { state: 'unknown', issued: null });
  assert.equal(await lookUp(code, nothing), 'failed');
  t.mock.restoreAll();
  serving(t, 503);
  assert.equal(await lookUp(code, nothing), 'failed');
});

test('what was found genuine here is lost or changed, and never a forgery', async (t) => {
  const said = async (state: string, genuine: string | undefined) => {
    serving(t, 200, { state, issued: null });
    const answer = await lookUp(code, { entry: 'ab', genuine });
    t.mock.restoreAll();
    return typeof answer === 'string' ? answer : answer.state;
  };
  assert.equal(await said('forged', undefined), 'forged');
  assert.equal(await said('forged', code), 'changed');
  assert.equal(await said('forged', '000000000000'), 'another');
  assert.equal(await said('unknown', code), 'lost');
  assert.equal(await said('unknown', '000000000000'), 'unknown');
  assert.equal(await said('sealed', code), 'sealed');
});

const names = (given: Parameters<typeof issuedRows>[0]) =>
  issuedRows(given, 'en').map(([name]) => name);

test('a receipt shows the number it has, and what was paid where anybody paid', () => {
  const issued = {
    kind: 'topup',
    number: '+852 6****101',
    value: { amountMinor: 5_000, currency: 'HKD' },
    paid: { amountMinor: 4_600, currency: 'CNY' },
    issuedAt: '2026-11-23T01:30:00Z',
  } as const;
  const [first, ...rest] = issuedRows(issued, 'en');
  assert.match(first?.[1] ?? '', /HK\$50/);
  assert.match(rest[1]?.[1] ?? '', /46/);
  assert.equal(names(issued).length, 4);
  assert.equal(names({ ...issued, kind: 'voucher_sale', number: '' }).length, 3);
  assert.equal(names({ ...issued, kind: 'adjustment' }).length, 3, 'nobody pays for it');
  const fee = issuedRows({ ...issued, kind: 'fee' }, 'en');
  assert.equal(fee.length, 3);
  assert.match(fee[0]?.[1] ?? '', /46/, 'a fee is what was paid');
});
