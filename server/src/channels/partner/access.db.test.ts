import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { partnerRoutes } from '@lowu/contract/partner';
import type { Route } from '@lowu/contract/route';
import { type PartnerOperation, partnerPaths } from '@lowu/contract/partner/paths';
import { scopes, suspendClient } from '#partners';
import { openPartnerWorld } from '#test/partner-world';
import { textTable } from '#test/text-table';

type Who = 'nobody' | 'own' | 'other' | 'unscoped' | 'suspended';

/** What each caller gets who sends a right request about the first partner's own things. */
const expected = textTable<'operation' | Who>(`
  operation            | nobody | own | other | unscoped | suspended
  requestToken         | 401    | 401 | 401   | 401      | 401
  readServerMetadata   | 200    | 200 | 200   | 200      | 200
  readClient           | 401    | 200 | 200   | 200      | 403
  readNumber           | 401    | 200 | 200   | 403      | 403
  listProducts         | 401    | 200 | 200   | 403      | 403
  quoteTopup           | 401    | 200 | 200   | 403      | 403
  sendTopup            | 401    | 201 | 201   | 403      | 403
  listTopups           | 401    | 200 | 200   | 403      | 403
  readTopup            | 401    | 200 | 404   | 403      | 403
  readTopupByReference | 401    | 200 | 404   | 403      | 403
  readFloat            | 401    | 200 | 200   | 403      | 403
  readLimits           | 401    | 200 | 200   | 403      | 403
`);

const world = await openPartnerWorld({ after });
const { context, call } = world;
const number = '+85261234567';
await world.person([number]);
const own = await world.partner();
const reference = `sold-${randomUUID()}`;
const ownHeaders = await world.signedIn(own);

function send(headers: Record<string, string>, given: string) {
  const body = { reference: given, number, amountMinor: 5_000, isTwinIntended: true };
  return call('/api/partner/v1/topups', { method: 'POST', body, headers });
}

const topup = String((await send(ownHeaders, reference)).body['topup']);

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
  if (operation !== 'sendTopup') return undefined;
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
      .replace('{reference}', reference);
    const body = bodyOf(operation);
    for (const [who, status] of Object.entries(of) as [Who, string][]) {
      const headers = await headersOf(who, operation);
      const asked = { method, headers, ...(body ? { body } : {}) };
      const answer = await call(path, asked);
      const told = JSON.stringify(answer.body);
      assert.equal(String(answer.status), status, `${operation} by ${who}: ${told}`);
      if (who !== 'own') assert.ok(!told.includes(reference), `${operation} tells ${who}`);
    }
  }
});
