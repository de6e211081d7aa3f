import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { serveVerifier } from '#channels/verifier';
import { dayMs, hourMs, present } from '#base';
import { openServer } from '#platform/http';
import { badProofs, withOther } from '#test/bad-proofs';
import { sealAll } from '#test/sealing';
import { strangerBelieves, strangerReads } from '#test/stranger';
import { openTopupWorld } from '#test/topup-world';
import { verified } from '#test/proofs';
import { proveReceipt, readLogState } from '#transparency';

const world = await openTopupWorld();
const { context } = world;
context.clock.advance(hourMs);
const app = openServer({ log: context.log, metrics: context.metrics });
await app.register(async (scope) => serveVerifier(scope, context, 'PINS'));
test.after(() => app.close());
const person = await world.person(['+85265432101']);

async function sealed(): Promise<{ readonly code: string; readonly proof: string }> {
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order);
  const { result } = await world.read(order.id, person.subscriber);
  const { receipt: code } = present(result, 'a result');
  await sealAll(context);
  context.clock.advance(hourMs);
  return { code, proof: present(await proveReceipt(context, code), 'a proof').proof };
}

const receipt = await sealed();
const other = await sealed();
const keys = present(await readLogState(context), 'the log').verifierKeys.map(
  ({ published }) => published,
);
const held = { keys, code: receipt.code, nowMs: context.clock.now() };

/** What the server says of a code, and of the proof that somebody shows for it. */
async function lookUp(code: string, proof?: string) {
  const extra = Buffer.from(/^extra (.*)$/m.exec(proof ?? '')?.[1] ?? '', 'base64');
  const entry = createHash('sha256').update(extra).digest('hex');
  const query = proof === undefined ? {} : { entry };
  const answer = await app.inject({ url: `/verify/receipts/${code}`, query });
  return { status: answer.statusCode, said: answer.json<{ state: string }>().state };
}

test('the genuine proof is believed by all three', async () => {
  assert.match(strangerBelieves(receipt.proof, held), /4600 CNY/);
  assert.match(verified({ ...receipt, keys }).text, /4600 CNY/);
  assert.deepEqual(await lookUp(receipt.code, receipt.proof), { status: 200, said: 'sealed' });
});

suite('is refused, by the stranger’s verifier and by ours:', () => {
  for (const { what, says, make } of badProofs) {
    test(what, () => {
      const proof = make(receipt.proof, other.proof);
      assert.notEqual(proof, receipt.proof);
      assert.throws(() => strangerBelieves(proof, held), says);
      assert.throws(() => verified({ code: receipt.code, proof, keys }));
    });
  }

  test('a genuine proof of another receipt, shown for this one', async () => {
    assert.ok(strangerReads(other.proof, keys));
    assert.throws(() => strangerBelieves(other.proof, held), /of another receipt/);
    assert.throws(() => verified({ code: receipt.code, proof: other.proof, keys }));
    assert.equal((await lookUp(receipt.code, other.proof)).said, 'another');
  });

  test('a receipt of a day that has not come', () => {
    const nowMs = context.clock.now() - dayMs;
    assert.throws(() => strangerBelieves(receipt.proof, { ...held, nowMs }), /in the future/);
  });

  test('a genuine proof by the key of somebody else', () => {
    const [key = ''] = keys;
    const strange = [key.replace(/.{4}$/, 'AAAA')];
    assert.throws(() => strangerBelieves(receipt.proof, { ...held, keys: strange }), /not signed/);
    assert.throws(() => verified({ ...receipt, keys: strange }));
  });
});

suite('the server says of a code', () => {
  test('that what is shown for it was forged, whatever was changed in it', async () => {
    for (const [said, claimed] of [
      ['4600 CNY', '9600 CNY'],
      ['6****101', '6****102'],
      ['issued_us 1', 'issued_us 2'],
    ] as const) {
      const proof = withOther(receipt.proof, said, claimed);
      assert.deepEqual(await lookUp(receipt.code, proof), { status: 200, said: 'forged' }, said);
    }
  });

  test('that nobody issued it, and that it is none', async () => {
    const { code } = receipt;
    const last = code.endsWith('0') ? '1' : '0';
    assert.equal((await lookUp(`${code.slice(0, -1)}${last}`)).said, 'unknown');
    for (const none of [code.slice(0, -1), `${code}0`, 'ILOUILOUILOU', '%00', "'; drop--"]) {
      const { status } = await lookUp(encodeURIComponent(none));
      assert.ok(status === 400, `${none}: ${status}`);
    }
    const entry = 'f'.repeat(63);
    const cut = await app.inject({ url: `/verify/receipts/${code}`, query: { entry } });
    assert.equal(cut.statusCode, 400);
  });
});
