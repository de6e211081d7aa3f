import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoTime, present } from '#base';
import type { HttpAnswer, HttpClient, HttpOutcome } from '#platform/http';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import type { RefundEvidence } from '../../refund.ts';
import type { RawNotice } from '../provider.ts';
import type { Traits } from './traits.ts';
import { type Call, newRefund, paid, type ProviderWorld, query, type Use } from './world.ts';

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
const body = fc.oneof(
  bytes,
  fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
  fc.webQueryParameters().map((text) => Buffer.from(text)),
  fc.json().map((text) => Buffer.from(text)),
);
const headers = fc.dictionary(fc.constantFrom('content-type', 'date'), fc.string());
const answer = fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, body });
const outcome: fc.Arbitrary<HttpOutcome> = fc.oneof(
  fc.record({
    outcome: fc.constant('proof' as const),
    answer: fc.oneof(
      answer,
      answer.map((one) => ({ ...one, status: 200 })),
    ),
  }),
  fc.record({ outcome: fc.constant('not_sent' as const), reason: fc.string() }),
  fc.record({ outcome: fc.constant('sent_without_proof' as const), reason: fc.string(), answer }),
);

/** One byte of a body made another: where, and by how much. */
const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });

function changed(
  original: Buffer,
  { at, by }: { readonly at: number; readonly by: number },
): Buffer {
  const copy = Buffer.from(original);
  const index = at % copy.length;
  copy[index] = ((copy[index] ?? 0) + by) % 256;
  return copy;
}

/** What nobody has signed proves nothing and throws nothing. */
export function testGarbage(use: Use, { calls }: Traits): void {
  test('garbage that is sent as a notice is refused', () => {
    const world = use();
    fc.assert(
      fc.property(headers, body, (given, bytes) => {
        const notice = { headers: given, body: bytes };
        assert.notEqual(world.provider.readNotice(notice, world.now()).kind, 'authentic');
      }),
      { numRuns: 500 },
    );
  });

  test('garbage that comes as an answer is certain of nothing', async () => {
    const world = use();
    const attempt = await paid(world);
    await fc.assert(
      fc.asyncProperty(outcome, async (given) => {
        const http: HttpClient = { call: async () => given };
        for (const { says } of await everyCall(world, attempt, http, calls)) {
          assert.equal(says, 'nothing_certain');
        }
        for (const said of await everyOtherCall(world, http)) assert.ok(!certain.has(said), said);
      }),
      { numRuns: 300 },
    );
  });
}

/** What no answer may prove that nobody has given. */
const certain: ReadonlySet<string> = new Set([
  'active',
  'granted',
  'over',
  'disputed',
  'not_ours',
  'told',
]);

/** The calls that only some providers have, by what they said. */
async function everyOtherCall({ provider, now }: ProviderWorld, http: HttpClient) {
  const calling = { http, nowMs: now() };
  const { mandates, bills, bank } = provider;
  // Of the shape that Stripe's have; to the others a token is a token.
  const known = { number: 'mdt_1', token: 'cus_12345678/pm_12345678' };
  const day = '2026-10-03';
  const notice = { amountMinor: 5_000n, currency: 'CNY', day, goodForDays: 5 } as const;
  const said = await Promise.all([
    mandates?.redeem(calling, 'grant', known.number).then(({ says }) => says),
    mandates?.query(calling, known).then(({ says }) => says),
    mandates?.revoke(calling, known).then(({ says }) => says),
    mandates?.announce?.(calling, known, notice).then(({ says }) => says),
    provider.readDispute?.(calling, 'du_12345678').then(({ says }) => says),
    bills?.fetch(calling, day).then(({ kind }) => kind),
    bank?.fetchReport(calling).then(({ kind }) => kind),
  ]);
  await provider.learnKeys?.(calling);
  return said.filter((one) => one !== undefined);
}

function testTamperedNotices(use: Use): void {
  test('a notice with any one byte changed is refused, or still says the very same', async () => {
    const world = use();
    const attempt = await paid(world);
    const notice = present((await world.notices(attempt, 1))[0], 'a notice');
    const original = world.provider.readNotice(notice, world.now());
    fc.assert(
      fc.property(change, (one) => {
        const spoilt: RawNotice = { ...notice, body: changed(notice.body, one) };
        const reading = world.provider.readNotice(spoilt, world.now());
        if (reading.kind === 'authentic') assert.deepEqual(reading, original);
      }),
      { numRuns: 2_000 },
    );
  });
}

const oddWords = [
  'constructor',
  '__proto__',
  '\\u0000',
  '-1',
  '1e400',
  '9007199254740991',
  '2026-02-30T00:00:00Z',
  'null',
  '[[[[',
];

/** What somebody has changed on its way, or shows again where it does not belong. */
export function testTampering(use: Use, { sendsNotices, calls }: Traits): void {
  if (sendsNotices) testTamperedNotices(use);

  test('an answer with any one byte changed is certain of nothing, or of the same', async () => {
    const world = use();
    if (!world.areAnswersSigned) return;
    const attempt = await paid(world);
    const original = await query(world, attempt);
    const recorded = await recordedAnswer(world, attempt);
    await fc.assert(
      fc.asyncProperty(change, async (one) => {
        const spoilt = { ...recorded, body: changed(recorded.body, one) };
        const http = repeating(spoilt);
        const evidence = await world.provider.query({ http, nowMs: world.now() }, attempt);
        if (evidence.says !== 'nothing_certain') assert.deepEqual(evidence, original);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an answer with any one word made another brings nothing down', async () => {
    const world = use();
    if (world.areAnswersSigned) return;
    const attempt = await paid(world);
    const recorded = await recordedAnswer(world, attempt);
    const words = recorded.body.toString().split(/([,":<>{}[\]]+)/);
    const odd = fc.oneof(fc.constantFrom(...oddWords), fc.constantFrom(...words), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: words.length - 1 }), odd, async (at, by) => {
        const body = Buffer.from(words.with(at, by).join(''));
        const http = repeating({ ...recorded, body });
        for (const evidence of await everyCall(world, attempt, http, calls)) {
          // An instant that cannot be written down would stop whatever else is kept with it.
          if (evidence.says === 'captured') isoTime(evidence.capturedAt);
        }
        await everyOtherCall(world, http);
      }),
      { numRuns: 500 },
    );
  });

  test('an answer about one payment proves nothing about another', async () => {
    const world = use();
    const [attempt, other] = [await paid(world), await paid(world)];
    const http = repeating(await recordedAnswer(world, attempt));
    const evidence = await world.provider.query({ http, nowMs: world.now() }, other);
    assert.equal(evidence.says, 'nothing_certain');
  });
}

async function everyCall(
  world: ProviderWorld,
  attempt: Attempt,
  http: HttpClient,
  calls: readonly Call[],
): Promise<(Evidence | RefundEvidence)[]> {
  const { provider } = world;
  const calling = { http, nowMs: world.now() };
  const refund = newRefund(world, attempt, attempt.amount);
  const each: Readonly<Record<Call, () => Promise<Evidence | RefundEvidence>>> = {
    async start() {
      const code = await provider.start(calling, { ...attempt, scene: 'qr' }, world.beginning());
      return code.kind === 'evidence'
        ? code.evidence
        : { says: 'nothing_certain', reason: 'not called' };
    },
    query: () => provider.query(calling, attempt),
    close: () => provider.close(calling, attempt),
    refund: () => provider.refund(calling, refund, attempt),
    queryRefund: () => provider.queryRefund(calling, refund, attempt),
  };
  return Promise.all(calls.map((call) => each[call]()));
}

async function recordedAnswer(world: ProviderWorld, attempt: Attempt): Promise<HttpAnswer> {
  let recorded: HttpAnswer | undefined;
  const http: HttpClient = {
    async call(call) {
      const given = await world.http.call(call);
      if (given.outcome === 'proof') recorded = given.answer;
      return given;
    },
  };
  await world.provider.query({ http, nowMs: world.now() }, attempt);
  return present(recorded, 'an answer');
}

function repeating(answer: HttpAnswer): HttpClient {
  return { call: async () => ({ outcome: 'proof', answer }) };
}
