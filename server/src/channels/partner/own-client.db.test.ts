import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, suite, test } from 'node:test';
import {
  type ClientOptions,
  LowuRefusal,
  LowuUnanswered,
  openLowuClient,
} from '@lowu/partner-client';
import { minuteMs, present } from '#base';
import { auditBooks } from '#ledger';
import { readFloat } from '#resellers';
import { auditSales, sellDueOrders } from '#sales';
import { openFaultProxy } from '#test/fault-proxy';
import { openPartnerWorld, type Partner } from '#test/partner-world';

const world = await openPartnerWorld({ after });
const { context, newNumber } = world;

/** Impatient, so that a test takes no longer than what is lost. */
const patience = { deadlineMs: 1_500, tries: 12, firstPauseMs: 5, longestPauseMs: 40 };

/** While the client sleeps, the server does what it owes. */
const sleep = (): Promise<void> => sellDueOrders(context);

function clientOf({ client, secret }: Partner, more: Partial<ClientOptions> = {}) {
  const known = { clientId: client, clientSecret: secret, patience };
  return openLowuClient({ baseUrl: world.base, ...known, ...more });
}

suite('the client that we give to partners', () => {
  test('signs in by itself, looks a number up and sells', async () => {
    const partner = await world.partner({ floatMinor: 50_000n });
    const lowu = clientOf(partner);
    const number = await newNumber();
    const found = await lowu.call('readNumber', { params: { number } });
    assert.match(found.owner, /\*/);
    const reference = `order-${randomUUID()}`;
    const sold = await lowu.topUp({ number, amountMinor: 10_000, reference });
    assert.ok('topup' in sold);
    assert.equal(sold.topup.state, 'credited');
    const read = await lowu.call('readTopupByReference', { params: { reference } });
    assert.deepEqual(read, sold.topup);
    assert.deepEqual((await lowu.call('listTopups', {})).topups.length, 1);
    assert.equal(await readFloat(context, partner.reseller), 40_200n);
  });

  test('throws a refusal with its code and who can change it', async () => {
    const partner = await world.partner({ floatMinor: 1_000n });
    const number = await newNumber();
    await assert.rejects(clientOf(partner).topUp({ number, amountMinor: 10_000 }), (error) => {
      assert.ok(error instanceof LowuRefusal);
      assert.deepEqual([error.code, error.party], ['float_too_low', 'partner']);
      assert.deepEqual(error.details, { availableMinor: 1_000 });
      return true;
    });
    const wrong = clientOf({ ...partner, secret: `lowu_sk_${'x'.repeat(43)}` });
    await assert.rejects(wrong.call('readClient', {}), { code: 'invalid_client', party: 'client' });
  });

  test('gets another token when its own is not taken any more', async () => {
    const lowu = clientOf(await world.partner());
    await lowu.call('readClient', {});
    // Of which the client's own clock has heard nothing.
    context.clock.advance(20 * minuteMs);
    assert.equal((await lowu.call('readClient', {})).name, 'Bay e-shop');
  });

  test('follows what is sold behind its back', async () => {
    const partner = await world.partner({ floatMinor: 50_000n });
    const lowu = clientOf(partner, { surroundings: { sleep } });
    const number = await newNumber();
    const reference = `order-${randomUUID()}`;
    const body = { reference, number, amountMinor: 10_000 };
    const taken = await lowu.call('sendTopup', { body }, { prefer: 'respond-async' });
    assert.equal(taken.state, 'accepted');
    const outcome = await lowu.topUp(body);
    assert.ok('topup' in outcome);
    const poor = clientOf(await world.partner({ floatMinor: 0n }), { surroundings: { sleep } });
    const late = { ...body, reference: `order-${randomUUID()}`, isTwinIntended: true };
    await poor.call('sendTopup', { body: late }, { prefer: 'respond-async' });
    await assert.rejects(poor.topUp(late), { code: 'float_too_low', party: 'partner' });
  });

  test('sells each once over a network that loses requests and answers', async () => {
    const port = Number(new URL(world.base).port);
    const faults = [
      {},
      { isReset: true },
      { cutRequestAfterBytes: 60 },
      { cutAnswerAfterBytes: 20 },
      {},
      { loseFromAnswer: () => true },
      {},
      { cutAtAnswer: () => true },
    ];
    const proxy = await openFaultProxy({ port, host: 'localhost' }, (n) => faults[n % 8] ?? {});
    after(() => proxy.close());
    const partner = await world.partner({ floatMinor: 1_000_000n });
    // Each request on a connection of its own, so that each can be lost.
    const through: typeof fetch = (address, init) =>
      fetch(String(address).replace(`:${port}`, `:${proxy.port}`), {
        ...init,
        headers: { ...(init?.headers as Record<string, string>), connection: 'close' },
      });
    const lowu = clientOf(partner, { surroundings: { fetch: through } });
    const numbers = await Promise.all(Array.from({ length: 20 }, newNumber));
    const sold = await Promise.all(
      numbers.map((number) => lowu.topUp({ number, amountMinor: 10_000 })),
    );
    assert.ok(sold.every((one) => 'topup' in one));
    assert.ok(proxy.connections() > 30, `${proxy.connections()} connections: nothing was lost`);
    assert.equal(await readFloat(context, partner.reseller), 1_000_000n - 20n * 9_800n);
  });

  test('says that it does not know where nobody answers', async () => {
    const nobody = clientOf(await world.partner(), {
      baseUrl: 'http://localhost:9',
      patience: { ...patience, tries: 3 },
    });
    await assert.rejects(nobody.call('readFloat', {}), (error) => {
      assert.ok(error instanceof LowuUnanswered);
      assert.equal(error.tries, 3);
      return true;
    });
  });
});

test('not knowing names the reference, also one that the client made itself', async () => {
  const partner = await world.partner();
  const asked: string[] = [];
  // Each request arrives and is done, and every answer to it is lost on the way.
  const losing: typeof fetch = async (address, init) => {
    const answer = await fetch(address, init);
    if (!String(address).endsWith('/topups')) return answer;
    asked.push((JSON.parse(String(init?.body)) as { reference: string }).reference);
    throw new TypeError('the answer was lost');
  };
  const lowu = clientOf(partner, { patience: { ...patience, tries: 2 } });
  const deaf = clientOf(partner, {
    patience: { ...patience, tries: 2 },
    surroundings: { fetch: losing },
  });
  const number = await newNumber();
  const lost = await deaf.topUp({ number, amountMinor: 10_000 }).catch((error: unknown) => error);
  assert.ok(lost instanceof LowuUnanswered);
  const reference = String(lost.reference);
  assert.deepEqual(asked, [reference, reference]);
  const read = await lowu.call('readTopupByReference', { params: { reference } });
  assert.equal(read.state, 'credited', 'it was sold, and can be found');
});

test('the client says what a top-up may cost at most, and by which code', async () => {
  const lowu = clientOf(await world.partner());
  const wanted = { number: await newNumber(), amountMinor: 10_000 };
  await assert.rejects(lowu.topUp({ ...wanted, mostMinor: 9_999 }), { code: 'sale_price_changed' });
  await assert.rejects(lowu.topUp({ ...wanted, promotionCode: 'not a code' }), { status: 400 });
  assert.ok('topup' in (await lowu.topUp({ ...wanted, mostMinor: 10_000 })));
});

test('processes of one partner share its pace, and each top-up is sold once', async () => {
  const partner = await world.partner({ requestsPerMinute: 12 });
  const asleep: { readonly atMs: number; wake(): void }[] = [];
  const [sleeps, statuses]: [number[], number[]] = [[], []];
  let inFlight = 0;
  const counted: typeof fetch = async (address, init) => {
    inFlight += 1;
    try {
      const answer = await fetch(address, init);
      statuses.push(answer.status);
      return answer;
    } finally {
      inFlight -= 1;
    }
  };
  const around = {
    fetch: counted,
    now: () => context.clock.now(),
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleeps.push(ms);
        asleep.push({ atMs: context.clock.now() + ms, wake });
      }),
  };
  const processes = [1, 2, 3].map(() => clientOf(partner, { surroundings: around }));
  const numbers = await Promise.all(Array.from({ length: 24 }, newNumber));
  const selling = numbers.map(async (number, at) => {
    const lowu = present(processes[at % processes.length], 'one of the processes');
    return lowu.topUp({ number, amountMinor: 10_000 });
  });
  const progress = { isOver: false };
  const all = Promise.all(selling).finally(() => void (progress.isOver = true));
  // Time goes on once all of them wait, and no further than to the first that wakes.
  while (!progress.isOver) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const next = asleep.toSorted((one, other) => one.atMs - other.atMs)[0];
    if (!next || inFlight > 0) continue;
    asleep.splice(asleep.indexOf(next), 1);
    context.clock.advance(Math.max(0, next.atMs - context.clock.now()));
    next.wake();
  }
  const sold = await all;
  assert.ok(sold.every((one) => 'topup' in one));
  const tooFast = statuses.filter((status) => status === 429).length;
  assert.ok(tooFast >= 12, `${tooFast} came too fast`);
  assert.ok(Math.min(...sleeps) >= 1_000, 'and waited as long as they were told to');
  assert.equal(await readFloat(context, partner.reseller), 1_000_000n - 24n * 9_800n);
});

/** Does what is asked, and loses so many answers of those whose path ends so. */
function losing(end: RegExp, times: number): { readonly fetch: typeof fetch; asked(): number } {
  let asked = 0;
  return {
    asked: () => asked,
    async fetch(address, init) {
      const answer = await fetch(address, init);
      if (!end.test(String(address))) return answer;
      asked += 1;
      if (asked <= times) throw new TypeError('the answer was lost');
      return answer;
    },
  };
}

const hook = { body: { url: 'https://hooks.example.com/' } };

suite('the client and the endpoints of webhooks', () => {
  test('removes one, also where the answer to it is lost', async () => {
    const partner = await world.partner();
    const lowu = clientOf(partner);
    const { endpoint } = (await lowu.call('addEndpoint', hook)).endpoint;
    assert.equal(await lowu.call('removeEndpoint', { params: { endpoint } }), undefined);
    await assert.rejects(lowu.call('removeEndpoint', { params: { endpoint } }), { status: 404 });
    const other = (await lowu.call('addEndpoint', hook)).endpoint.endpoint;
    const lossy = losing(/hok_\w+$/, 1);
    const deaf = clientOf(partner, { surroundings: lossy });
    await deaf.call('removeEndpoint', { params: { endpoint: other } });
    assert.equal(lossy.asked(), 2);
    assert.deepEqual((await lowu.call('listEndpoints', {})).endpoints, []);
  });

  test('adds no second one where the answer to the first is lost', async () => {
    const partner = await world.partner();
    const lossy = losing(/webhooks$/, 1);
    const deaf = clientOf(partner, { surroundings: lossy });
    await assert.rejects(deaf.call('addEndpoint', hook), (error) => {
      assert.ok(error instanceof LowuUnanswered);
      assert.equal(error.tries, 1);
      return true;
    });
    assert.equal((await deaf.call('listEndpoints', {})).endpoints.length, 1);
  });
});

test('afterwards the books hold', async () => {
  for (const audit of [auditBooks, auditSales]) {
    for (const { name, problems } of await audit(context)) assert.deepEqual(problems, [], name);
  }
});
