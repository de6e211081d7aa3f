import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { openApi } from '@lowu/contract/openapi';
import { partnerRoutes } from '@lowu/contract/partner';
import { openPartnerWorld } from '#test/partner-world';

const away = '+85260000004';
const world = await openPartnerWorld(
  { after },
  { sales_trial_numbers: [{ number: away, delaySeconds: 0, isUnavailable: true, outcome: '' }] },
);

function secondsIn(headers: Headers): number {
  return Number(headers.get('retry-after') ?? Number.NaN);
}

test('whoever finds us away is told when to come again, however it was sent', async () => {
  const headers = await world.signedIn(await world.partner());
  for (const more of [{}, { prefer: 'respond-async' }]) {
    const body = { reference: randomUUID(), number: away, amountMinor: 10_000 };
    const asked = { method: 'POST', body, headers: { ...headers, ...more } };
    const answer = await world.call('/api/partner/v1/topups', asked);
    assert.deepEqual([answer.status, answer.body['code']], [503, 'trial_unavailable']);
    assert.ok(secondsIn(answer.headers) > 0);
  }
});

test('whoever comes too often is told when to come again, in either language', async () => {
  const partner = await world.partner({ isHouse: true, requestsPerMinute: 1 });
  const headers = await world.signedIn(partner);
  const balances = '/tmf-api/prepayBalanceManagement/v4/bucket';
  for (const path of ['/api/partner/v1/float', '/api/partner/v1/limits', balances]) {
    const answers = [await world.call(path, { headers }), await world.call(path, { headers })];
    const { status, headers: told } = answers[1] as (typeof answers)[number];
    assert.equal(status, 429, path);
    assert.ok(secondsIn(told) > 0, path);
  }
});

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { headers?: Readonly<Record<string, unknown>> }>>;
}

test('the document names Retry-After wherever it is sent', () => {
  const serverUrl = 'http://localhost';
  const titled = { title: 'pauses', channel: 'partner', serverUrl, routes: partnerRoutes };
  const { paths } = openApi(titled) as { paths: Record<string, Record<string, Described>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  assert.equal(operations.length, Object.keys(partnerRoutes).length);
  for (const { operationId, responses } of operations) {
    for (const status of ['429', '503']) {
      assert.ok(responses[status]?.headers?.['Retry-After'], `${operationId} ${status}`);
    }
  }
  const sending = operations.find(({ operationId }) => operationId === 'sendTopup');
  assert.ok(sending?.responses['202']?.headers?.['Retry-After'], 'of what is still to be sold');
});
