import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { noticesApplied } from '#test/topup-world';
import { auditEverything } from '../../src/audit.ts';
import { digestOfBooks } from './books.ts';
import { closeConnections, type Received, send } from './send.ts';
import { openGarbageWorld } from './world.ts';

const world = await openGarbageWorld({ after });
after(closeConnections);

function post(body: Buffer, headers: Record<string, string> = {}, connector = 'alipay_cn') {
  const path = `/notices/${connector}`;
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return send(world.port, { method: 'POST', path, headers: { ...type, ...headers }, body });
}

async function assertRefused(
  sent: Promise<Received>,
  status: number | readonly number[],
): Promise<void> {
  const { status: told, body } = await sent;
  assert.ok([status].flat().includes(told), `${told}: ${body}`);
  // The provider takes any word but its own for a no, and none of ours may look like thanks.
  assert.doesNotMatch(body, /success/i);
}

/** Runs something and holds the books to what they were before it. */
async function keepingBooks(work: () => Promise<void>): Promise<void> {
  const before = await digestOfBooks(world.database.ownerUrl);
  await work();
  assert.deepEqual(await digestOfBooks(world.database.ownerUrl), before);
  for (const { name, problems } of await auditEverything(world.context)) {
    assert.deepEqual(problems, [], name);
  }
}

const headers = fc.dictionary(
  fc.constantFrom('content-type', 'content-encoding', 'x-forwarded-for', 'cookie'),
  fc.stringMatching(/^[\x21-\x7e]{0,60}$/),
  { noNullPrototype: true },
);
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.webQueryParameters().map((text) => Buffer.from(text)),
  fc.json().map((text) => Buffer.from(text)),
  fc.constantFrom('sign=', 'sign=a&sign=b', '%', '%00=%00', 'a=%ff', '&&&', '=').map((text) => {
    return Buffer.from(text);
  }),
);

test('garbage at the address of notices is refused, and nothing of it is stored', async () => {
  const connectors = fc.constantFrom('alipay_cn', 'nobody', '__proto__', '%00', '%ff', 'a%2fb');
  await keepingBooks(() =>
    fc.assert(
      fc.asyncProperty(headers, bodies, connectors, async (given, body, connector) => {
        await assertRefused(post(body, given, connector), [400, 404, 415]);
      }),
      { seed: 7, numRuns: 200, includeErrorInReport: true },
    ),
  );
});

test('a notice that somebody else has signed, or altered, pays nothing', async () => {
  const genuine = world.notice(world.open).toString();
  const forged = [
    genuine.replace(
      /sign=[^&]*/,
      `sign=${encodeURIComponent(Buffer.alloc(256, 7).toString('base64'))}`,
    ),
    genuine.replace(/sign=[^&]*/, 'sign='),
    genuine.replace(/&sign=[^&]*/, ''),
    genuine.replace(/total_amount=[^&]*/, 'total_amount=0.01'),
    genuine.replace(/seller_id=[^&]*/, 'seller_id=2088999999999999'),
    genuine.replace(/out_trade_no=[^&]*/, `out_trade_no=${world.credited.attempt}`),
    genuine.replace('sign_type=RSA2', 'sign_type=none'),
    `${genuine}&total_amount=0.01`,
    `total_amount=0.01&${genuine}`,
  ];
  await keepingBooks(async () => {
    for (const body of forged) await assertRefused(post(Buffer.from(body)), 400);
  });
});

test('a notice too large for one is turned away as that, and the next one is heard', async () => {
  await keepingBooks(async () => {
    await assertRefused(post(Buffer.alloc(70_000, 'a=1&')), 413);
  });
  const replayed = world.notice(world.others, { notify_id: 'replayed-notice' });
  for (let times = 0; times < 3; times += 1) {
    const { status, body } = await post(replayed);
    assert.deepEqual([status, body], [200, 'success']);
  }
  await noticesApplied(world.context);
});

test('a payer who comes with a wrong address is sent home, and starts nothing', async () => {
  const odd = fc.oneof(
    fc.constantFrom(world.credited.attempt, world.open.id, 'att_', '%', '%00', '%ff', '..'),
    fc.string({ maxLength: 60 }).map((text) => encodeURIComponent(text.toWellFormed())),
    fc.stringMatching(/^att_[0-9a-f]{32}$/),
  );
  await keepingBooks(() =>
    fc.assert(
      fc.asyncProperty(odd, async (attempt) => {
        const path = `/pay/${attempt}`;
        const { status, headers: told } = await send(world.port, {
          method: 'GET',
          path,
          headers: {},
        });
        // What is over leads back to its order; everything else leads home.
        if (status === 303) assert.match(String(told.location), /^\/$|\/top-ups\/top_/);
        else assert.equal(status, 404);
      }),
      { seed: 11, numRuns: 150, includeErrorInReport: true },
    ),
  );
});
