import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { hourMs, present } from '#base';
import { openServer } from '#platform/http';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { proveReceipt } from '#transparency';
import { serveVerifier } from './index.ts';

const settings = { 'receipts.lookups_per_address_hour': 20 };
const world = await openTopupWorld(undefined, settings);
const { context } = world;
context.clock.advance(hourMs);
const app = openServer({ log: context.log, metrics: context.metrics });
await app.register(async (scope) => serveVerifier(scope, context, 'PINS'));
test.after(() => app.close());

const person = await world.person(['+85265432101']);
const order = await world.order(person.number, 5_000n, person.subscriber);
await world.tell(order);
const { receipt: code } = present(
  (await world.read(order.id, person.subscriber)).result,
  'a result',
);

const entryOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function lookUp(asked: string, query: Readonly<Record<string, string>> = {}) {
  const answer = await app.inject({ url: `/verify/receipts/${asked}`, query });
  return { status: answer.statusCode, said: answer.json<{ state: string; issued: unknown }>() };
}

suite('looked up by its code, a receipt', () => {
  test('that is not sealed yet is told from one that nobody issued', async () => {
    const { said } = await lookUp(code);
    assert.equal(said.state, 'unsealed');
    assert.deepEqual((await lookUp('000000000000')).said, { state: 'unknown', issued: null });
    assert.equal((await lookUp('nonsense')).status, 400);
  });

  test('that is sealed shows masked facts, and nothing of the balance', async () => {
    await sealAll(context);
    const { said } = await lookUp(code);
    assert.equal(said.state, 'sealed');
    const { issuedAt, ...issued } = said.issued as { issuedAt: string };
    assert.deepEqual(issued, {
      kind: 'topup',
      number: '+852 6****101',
      value: { amountMinor: 5_000, currency: 'HKD' },
      paid: { amountMinor: 4_600, currency: 'CNY' },
    });
    assert.match(issuedAt, /^2026-11-23T/);
  });

  test('is told from a forgery of it', async () => {
    const { proof } = present(await proveReceipt(context, code), 'a proof');
    const extra = Buffer.from(/^extra (.*)$/m.exec(proof)?.[1] ?? '', 'base64');
    assert.equal((await lookUp(code, { entry: entryOf(extra) })).said.state, 'sealed');
    const forged = Buffer.from(extra.toString('latin1').replace('4600 CNY', '9600 CNY'), 'latin1');
    assert.equal((await lookUp(code, { entry: entryOf(forged) })).said.state, 'forged');
  });

  test('is told from another one of ours, which is no forgery', async () => {
    const next = await world.order(person.number, 5_000n, person.subscriber);
    await world.tell(next);
    const { result } = await world.read(next.id, person.subscriber);
    const other = present(result, 'a result').receipt;
    await sealAll(context);
    const { proof } = present(await proveReceipt(context, other), 'a proof');
    const extra = Buffer.from(/^extra (.*)$/m.exec(proof)?.[1] ?? '', 'base64');
    const { said } = await lookUp(code, { entry: entryOf(extra) });
    assert.equal(said.state, 'another');
    assert.notEqual(said.issued, null);
    assert.equal((await lookUp(other, { entry: entryOf(extra) })).said.state, 'sealed');
    const unknown = await lookUp('000000000000', { entry: entryOf(extra) });
    assert.equal(unknown.said.state, 'unknown');
  });

  test('is not found by guessing: an address asks so often in an hour and then waits', async () => {
    context.clock.advance(hourMs);
    const guesses = Array.from({ length: 40 }, (_, at) =>
      lookUp(String(at).padStart(12, '0')).then(({ status }) => status),
    );
    const statuses = await Promise.all(guesses);
    assert.equal(statuses.filter((status) => status === 200).length, 20);
    assert.equal(statuses.filter((status) => status === 429).length, 20);
  });
});
