import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Stripe } from 'stripe';
import { encodeForm } from './form.ts';
import { signatureProblem } from './signature.ts';

/** The official client as the oracle: it signs what we verify, and reads forms as we write them. */
const stripe = new Stripe('sk_test_0123456789abcdef');
const nowMs = Date.parse('2026-11-23T00:12:00Z');
const secrets = ['whsec_0123456789abcdef'] as const;

const headerFor = (payload: string, secret: string, timestamp = nowMs / 1_000): string =>
  stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });

function problemOf(payload: string, header: string, known: readonly string[] = secrets) {
  return signatureProblem(known, header, Buffer.from(payload), nowMs);
}

test('what the official client signs is believed, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (payload) => {
      assert.equal(problemOf(payload, headerFor(payload, secrets[0])), undefined);
    }),
  );
});

test('with another secret, another body or another time it is not', () => {
  const payload = '{"id":"evt_1"}';
  const header = headerFor(payload, secrets[0]);
  assert.match(String(problemOf(payload, header, ['whsec_another_secret'])), /does not fit/);
  assert.match(String(problemOf(`${payload} `, header)), /does not fit/);
  for (const offMs of [-301, 301]) {
    const old = headerFor(payload, secrets[0], nowMs / 1_000 + offMs);
    assert.match(String(problemOf(payload, old)), /another time/);
  }
  for (const broken of ['', 't=1', 'v1=00', `t=x,${header}`, header.replace('v1', 'v0')]) {
    assert.notEqual(problemOf(payload, broken), undefined, broken);
  }
});

test('while a secret is rolled either signature will do', () => {
  const payload = '{}';
  const other = headerFor(payload, 'whsec_of_tomorrow').split(',')[1];
  const both = `${headerFor(payload, 'whsec_of_yesterday')},${other}`;
  assert.equal(problemOf(payload, both, ['whsec_of_tomorrow']), undefined);
  assert.equal(problemOf(payload, both, ['whsec_of_yesterday']), undefined);
  assert.notEqual(problemOf(payload, both), undefined);
});

test('brackets are written as the official client writes them', async () => {
  const form = { a: 1, b: { c: '增 &=[]', d: ['x', { e: 10n }] } };
  let sent = '';
  const client = new Stripe('sk_test_0123456789abcdef', {
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(async (_url, init) => {
      sent = String(init?.body);
      return new Response('{}', { headers: { 'content-type': 'application/json' } });
    }),
  });
  const given = { ...form, b: { ...form.b, d: ['x', { e: 10 }] } };
  await client.rawRequest('POST', '/v1/customers', given);
  assert.deepEqual([...new URLSearchParams(encodeForm(form))], [...new URLSearchParams(sent)]);
});
