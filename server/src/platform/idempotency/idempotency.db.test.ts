import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Refusal, refusals } from '#base';
import type { Tx } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { fingerprintOf, isLasting, loadRequests, type Request, supposeNew } from './index.ts';

const { db } = (await testDatabase()).context({ connections: 8 });
const refuse = refusals({ sold_out: 'conflict', not_just_now: 'unavailable' });

function digits(): string {
  return randomBytes(16).toString('hex');
}

function newRequest(body = '{"amountMinor":100}'): Request {
  return { caller: digits(), key: digits(), fingerprint: fingerprintOf(body) };
}

/** A use case as they all are: answered before, or done and kept. */
function perform(request: Request, work: (tx: Tx) => unknown): Promise<unknown> {
  return db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    const before = requests.answered(request);
    if (before) return before.result;
    const result = work(tx);
    requests.keep(request, result);
    return result;
  });
}

test('a request that was answered gets its first answer for ever', async () => {
  const request = newRequest();
  let done = 0;
  const work = (): object => ({ receipt: (done += 1) });
  for (let times = 0; times < 3; times += 1) {
    assert.deepEqual(await perform(request, work), { receipt: 1 });
  }
  assert.equal(done, 1);
});

test('a result of nothing is an answer too', async () => {
  const request = newRequest();
  await perform(request, () => undefined);
  assert.equal(await perform(request, () => assert.fail('done twice')), null);
});

test('a used key with another body is refused, with another caller it is new', async () => {
  const request = newRequest();
  await perform(request, () => 'first');
  const altered = { ...request, fingerprint: fingerprintOf('{"amountMinor":999}') };
  await assert.rejects(
    perform(altered, () => 'second'),
    { code: 'request_key_reused' },
  );
  const other = { ...altered, caller: newRequest().caller };
  assert.equal(await perform(other, () => 'third'), 'third');
});

test('of copies that arrive together one does the work and all get its answer', async () => {
  const request = newRequest();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, copy) => perform(request, () => ({ copy }))),
  );
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
});

test('copies within one transaction share the first answer', async () => {
  const request = newRequest();
  await db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request, request]);
    assert.equal(requests.answered(request), undefined);
    requests.keep(request, { n: 1 });
    assert.deepEqual(requests.answered(request), { result: { n: 1 } });
  });
  assert.deepEqual(await perform(request, () => 'again'), { n: 1 });
});

test('an answer of an attempt that is taken back was never given', async () => {
  const request = newRequest();
  await db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    const attempt = (): void => {
      requests.keep(request, 'taken back');
      throw refuse.sold_out();
    };
    assert.throws(() => tx.attempt(attempt), Refusal);
    assert.equal(requests.answered(request), undefined);
  });
  assert.equal(await perform(request, () => 'done'), 'done');
});

test('a no of the books is kept and told again with its details', async () => {
  const request = newRequest();
  await db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    requests.keepRefusal(request, refuse.sold_out({ left: 0 }));
  });
  await assert.rejects(
    perform(request, () => 'sold after all'),
    {
      code: 'sold_out',
      kind: 'conflict',
      details: { left: 0 },
    },
  );
});

test('once does the work, keeps what came of it, and tells it again', async () => {
  const request = newRequest();
  const refused = newRequest();
  let done = 0;
  const sell = (): string => {
    done += 1;
    return 'sold';
  };
  const refuseToSell = (): never => {
    done += 1;
    throw refuse.sold_out({ left: 0 });
  };
  for (let times = 0; times < 2; times += 1) {
    await db.transaction(async (tx) => {
      const requests = await loadRequests(tx, [request, refused]);
      assert.equal(requests.once(request, sell), 'sold');
      assert.throws(() => requests.once(refused, refuseToSell), { details: { left: 0 } });
    });
  }
  assert.equal(done, 2);
});

function refuseNow(): never {
  throw refuse.not_just_now();
}

test('once forgets a no of the moment, so that the request may come again', async () => {
  const request = newRequest();
  await db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    assert.throws(() => requests.once(request, refuseNow), { code: 'not_just_now' });
  });
  assert.equal(await perform(request, () => 'done'), 'done');
});

/** A use case that supposes its requests to be new; how often it was run. */
async function suppose(request: Request, work: () => unknown): Promise<[unknown, number]> {
  let runs = 0;
  const result = await db.transaction(async (tx) => {
    runs += 1;
    return (await supposeNew(tx, [request])).once(request, work);
  });
  return [result, runs];
}

test('a request supposed new that another process answered gets the first answer', async () => {
  const request = newRequest();
  await perform(request, () => 'first');
  assert.deepEqual(await suppose(request, () => 'second'), ['first', 2], 'shown by its unique key');
  assert.deepEqual(
    await suppose(request, () => 'third'),
    ['first', 1],
    'looked up, as it came before',
  );
});

test('a request supposed new is not refused for the moment once it was answered', async () => {
  const request = newRequest();
  await perform(request, () => 'first');
  assert.deepEqual(await suppose(request, refuseNow), ['first', 2]);
});

test('a new request that is refused for the moment is refused', async () => {
  await assert.rejects(suppose(newRequest(), refuseNow), { code: 'not_just_now' });
});

test('a request supposed new with another body under its key is refused', async () => {
  const request = newRequest();
  await perform(request, () => 'first');
  const altered = { ...request, fingerprint: fingerprintOf('{"amountMinor":999}') };
  await assert.rejects(
    suppose(altered, () => 'second'),
    { code: 'request_key_reused' },
  );
});

test('only a no of the books lasts; a no of the moment does not', () => {
  assert.equal(isLasting(refuse.sold_out()), true);
  assert.equal(isLasting(refuse.not_just_now()), false);
  assert.equal(isLasting(new Error('a bug')), false);
});
