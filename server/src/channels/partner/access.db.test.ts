import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { partnerRoutes } from '@lowu/contract/partner';
import type { Route } from '@lowu/contract/route';
import { type PartnerOperation, partnerPaths } from '@lowu/contract/partner/paths';
import { hourMs } from '#base';
import { scopes, suspendClient } from '#partners';
import { openPartnerWorld } from '#test/partner-world';
import { textTable } from '#test/text-table';
import { addEndpoint, testEndpoint } from '#webhooks';

type Who = 'nobody' | 'expired' | 'own' | 'other' | 'unscoped' | 'suspended';

/** What each caller gets who sends a right request about the first partner's own things. */
const expected = textTable<'operation' | Who>(`
  operation            | nobody | expired | own | other | unscoped | suspended
  requestToken         | 401    | 401     | 401 | 401   | 401      | 401
  readServerMetadata   | 200    | 200     | 200 | 200   | 200      | 200
  readClient           | 401    | 401     | 200 | 200   | 200      | 403
  readNumber           | 401    | 401     | 200 | 200   | 403      | 403
  listProducts         | 401    | 401     | 200 | 200   | 403      | 403
  quoteTopup           | 401    | 401     | 200 | 200   | 403      | 403
  sendTopup            | 401    | 401     | 201 | 201   | 403      | 403
  orderTopup           | 401    | 401     | 201 | 201   | 403      | 403
  confirmOrder         | 401    | 401     | 409 | 404   | 403      | 403
  cancelOrder          | 401    | 401     | 200 | 404   | 403      | 403
  listTopups           | 401    | 401     | 200 | 200   | 403      | 403
  readTopup            | 401    | 401     | 200 | 404   | 403      | 403
  readTopupByReference | 401    | 401     | 200 | 404   | 403      | 403
  undoTopup            | 401    | 401     | 200 | 404   | 403      | 403
  readFloat            | 401    | 401     | 200 | 200   | 403      | 403
  readStatement        | 401    | 401     | 200 | 200   | 403      | 403
  exportStatement      | 401    | 401     | 200 | 200   | 403      | 403
  readLimits           | 401    | 401     | 200 | 200   | 403      | 403
  listEndpoints        | 401    | 401     | 200 | 200   | 403      | 403
  addEndpoint          | 401    | 401     | 201 | 201   | 403      | 403
  readEndpoint         | 401    | 401     | 200 | 404   | 403      | 403
  changeEndpoint       | 401    | 401     | 200 | 404   | 403      | 403
  rotateEndpointSecret | 401    | 401     | 200 | 404   | 403      | 403
  testEndpoint         | 401    | 401     | 202 | 404   | 403      | 403
  simulateEvent        | 401    | 401     | 202 | 404   | 403      | 403
  replaySince          | 401    | 401     | 202 | 404   | 403      | 403
  listDeliveries       | 401    | 401     | 200 | 404   | 403      | 403
  readDelivery         | 401    | 401     | 200 | 404   | 403      | 403
  replayDelivery       | 401    | 401     | 202 | 404   | 403      | 403
  forwardClock         | 401    | 401     | 200 | 200   | 403      | 403
  removeEndpoint       | 401    | 401     | 204 | 404   | 403      | 403
`);

const world = await openPartnerWorld({ after });
const { context, call } = world;
const number = '+85261234567';
await world.person([number]);
const own = await world.partner();
const reference = `sold-${randomUUID()}`;
const expired = await world.signedIn(own);
context.clock.advance(hourMs);
const ownHeaders = await world.signedIn(own);

function send(headers: Record<string, string>, given: string) {
  const body = { reference: given, number, amountMinor: 5_000, isTwinIntended: true };
  return call('/api/partner/v1/topups', { method: 'POST', body, headers });
}

const topup = String((await send(ownHeaders, reference)).body['topup']);

/** Cancelled, so that confirming it is refused and cancelling it again is not. */
const ordered = `held-${randomUUID()}`;
const asked = { reference: ordered, number, amountMinor: 5_000, isTwinIntended: true };
await call('/api/partner/v1/orders', { method: 'POST', body: asked, headers: ownHeaders });
await call(`/api/partner/v1/orders/${ordered}/cancel`, { method: 'POST', headers: ownHeaders });
const reseller = { owner: own.reseller, description: '', types: [], contact: null } as const;
const url = 'https://hooks.example.com/';
const { endpoint } = await addEndpoint(context, { ...reseller, url, language: 'en' });
const delivery = await testEndpoint(context, own.reseller, endpoint);

/** As many scopes as there are but the one that an operation needs. */
async function without(needed: string | undefined): Promise<Record<string, string>> {
  return world.signedIn(own, scopes.filter((scope) => scope !== needed).join(' '));
}

async function suspendedHeaders(): Promise<Record<string, string>> {
  const partner = await world.partner();
  const headers = await world.signedIn(partner);
  await suspendClient(context, partner.client, true);
  return headers;
}

const otherHeaders = await world.signedIn(await world.partner());
const suspended = await suspendedHeaders();

async function headersOf(who: Who, operation: PartnerOperation): Promise<Record<string, string>> {
  const { access, scope }: Route = partnerRoutes[operation];
  if (who === 'nobody') return {};
  if (who === 'expired') return expired;
  if (who === 'own') return ownHeaders;
  if (who === 'other') return otherHeaders;
  if (who === 'suspended') return suspended;
  return access === 'partner' ? without(scope) : ownHeaders;
}

function bodyOf(operation: PartnerOperation): object | undefined {
  if (operation === 'quoteTopup') return { number, amountMinor: 5_000 };
  if (operation === 'requestToken') {
    return new URLSearchParams({ grant_type: 'client_credentials' });
  }
  if (operation === 'addEndpoint') return { url };
  if (operation === 'changeEndpoint') return { description: 'the same' };
  if (operation === 'rotateEndpointSecret') return {};
  if (operation === 'simulateEvent') return { type: 'float.low' };
  if (operation === 'forwardClock') return { forwardSeconds: 1 };
  if (operation === 'replaySince') return { since: '2026-11-22T00:00:00Z' };
  if (operation !== 'sendTopup' && operation !== 'orderTopup') return undefined;
  const sent = { reference: `order-${randomUUID()}`, number, amountMinor: 5_000 };
  return { ...sent, isTwinIntended: true };
}

test('each operation is for whom it is, and tells others nothing', async () => {
  const operations = expected.map(({ operation }) => operation);
  assert.deepEqual(operations.toSorted(), Object.keys(partnerPaths).toSorted());
  for (const { operation: name, ...of } of expected) {
    const operation = name as PartnerOperation;
    const [method, template] = partnerPaths[operation];
    const path = template
      .replace('{number}', number)
      .replace('{topup}', topup)
      .replace('{reference}', template.includes('/orders/') ? ordered : reference)
      .replace('{day}', '2026-11-01')
      .replace('{endpoint}', endpoint)
      .replace('{delivery}', delivery);
    const body = bodyOf(operation);
    for (const [who, status] of Object.entries(of) as [Who, string][]) {
      const headers = await headersOf(who, operation);
      const answer = await call(path, { method, headers, ...(body ? { body } : {}) });
      const told = JSON.stringify(answer.body);
      assert.equal(String(answer.status), status, `${operation} by ${who}: ${told}`);
      const isTold = told.includes(reference) || told.includes(ordered);
      if (who !== 'own') assert.ok(!isTold, `${operation} tells ${who}`);
    }
  }
});
