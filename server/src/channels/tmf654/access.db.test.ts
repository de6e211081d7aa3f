import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Tmf654Operation, tmf654Base, tmf654Paths, tmf654Routes } from '@lowu/contract/tmf654';
import { houseScopes, scopes, suspendClient } from '#partners';
import { textTable } from '#test/text-table';
import { hkd, openTmf654World, type Program } from '#test/tmf654-world';

type Who = 'nobody' | 'house' | 'seller' | 'other' | 'unscoped' | 'suspended';

/**
 * What each gets who sends a right request about what the house and one partner, the seller, did:
 * the seller owns a top-up, and everything else is the house's.
 */
const expected = textTable<'operation' | Who>(`
  operation                    | nobody | house | seller | other | unscoped | suspended
  listBucket                   | 401    | 200   | 403    | 403   | 403      | 403
  retrieveBucket               | 401    | 200   | 403    | 403   | 403      | 403
  createBucket                 | 401    | 201   | 403    | 403   | 403      | 403
  listTopupBalance             | 401    | 200   | 200    | 200   | 403      | 403
  createTopupBalance           | 401    | 201   | 201    | 201   | 403      | 403
  retrieveTopupBalance         | 401    | 200   | 200    | 404   | 403      | 403
  patchTopupBalance            | 401    | 404   | 200    | 404   | 403      | 403
  deleteTopupBalance           | 401    | 404   | 204    | 404   | 403      | 403
  listAdjustBalance            | 401    | 200   | 403    | 403   | 403      | 403
  createAdjustBalance          | 401    | 201   | 403    | 403   | 403      | 403
  retrieveAdjustBalance        | 401    | 200   | 403    | 403   | 403      | 403
  patchAdjustBalance           | 401    | 200   | 403    | 403   | 403      | 403
  deleteAdjustBalance          | 401    | 204   | 403    | 403   | 403      | 403
  listTransferBalance          | 401    | 200   | 403    | 403   | 403      | 403
  createTransferBalance        | 401    | 201   | 403    | 403   | 403      | 403
  retrieveTransferBalance      | 401    | 200   | 403    | 403   | 403      | 403
  patchTransferBalance         | 401    | 200   | 403    | 403   | 403      | 403
  deleteTransferBalance        | 401    | 204   | 403    | 403   | 403      | 403
  listReserveBalance           | 401    | 200   | 403    | 403   | 403      | 403
  createReserveBalance         | 401    | 201   | 403    | 403   | 403      | 403
  retrieveReserveBalance       | 401    | 200   | 403    | 403   | 403      | 403
  patchReserveBalance          | 401    | 200   | 403    | 403   | 403      | 403
  deleteReserveBalance         | 401    | 204   | 403    | 403   | 403      | 403
  listAccumulatedBalance       | 401    | 200   | 403    | 403   | 403      | 403
  retrieveAccumulatedBalance   | 401    | 200   | 403    | 403   | 403      | 403
  listBalanceActionHistory     | 401    | 200   | 403    | 403   | 403      | 403
  retrieveBalanceActionHistory | 401    | 200   | 403    | 403   | 403      | 403
  listBalanceAction            | 401    | 200   | 403    | 403   | 403      | 403
  retrieveBalanceAction        | 401    | 200   | 403    | 403   | 403      | 403
  registerListener             | 401    | 201   | 201    | 201   | 403      | 403
  unregisterListener           | 401    | 204   | 404    | 404   | 403      | 403
`);

const world = await openTmf654World(
  { after },
  {
    balance_transfers_on: true,
    webhook_loopback_allowed: true,
  },
);
const { context } = world;
const house = await world.house();
const seller = await world.program();
const other = await world.program();
const { bucket } = await world.someone(100_000n);
const { bucket: theirs } = await world.someone();
const number = '+85295550001';
await world.person([number]);

const ids: Record<string, string> = { bucket, sum: `bal_${bucket.slice(4, -2)}_HKD` };

function bodyOf(operation: Tmf654Operation): object | undefined {
  if (operation.startsWith('patch')) return { description: 'Looked at' };
  if (!/^create|^register/.test(operation)) return undefined;
  if (operation === 'registerListener') return { callback: 'http://127.0.0.1:9/listener' };
  const amount = hkd(50);
  if (operation === 'createBucket') {
    return { usageType: 'monetary', product: [{ id: `lin_${bucket.slice(4, -2)}` }] };
  }
  if (operation === 'createTopupBalance') return { amount, logicalResource: [{ id: number }] };
  const usual = { amount, bucket: { id: bucket }, usageType: 'monetary' };
  if (operation !== 'createTransferBalance') return usual;
  return {
    ...usual,
    reason: 'A gift',
    channel: { id: 'hotline' },
    logicalResource: [{ id: `lin_${bucket.slice(4, -2)}` }],
    receiverLogicalResource: { id: `lin_${theirs.slice(4, -2)}` },
    receiverBucket: { id: theirs },
    receiverBucketUsageType: 'monetary',
  };
}

let keys = 0;

function call(operation: Tmf654Operation, headers: Record<string, string>) {
  const [method, template] = tmf654Paths[operation];
  const resource = /\/(\w+)(?:\/\{id\})?$/.exec(template)?.[1] ?? '';
  const id = ids[resource] ?? ids['adjustBalance'] ?? '';
  keys += 1;
  const body = bodyOf(operation);
  return world.call(
    template.replace('{id}', resource === 'accumulatedBalance' ? (ids['sum'] ?? '') : id),
    {
      method,
      headers: { ...headers, 'idempotency-key': `key-${keys}` },
      ...(body ? { body } : {}),
    },
  );
}

async function madeBy(operation: Tmf654Operation, by: Program): Promise<void> {
  const { status, body } = await call(operation, by.headers);
  assert.equal(status, 201, JSON.stringify(body));
  ids[operation.replace('create', '').replace(/^./, (letter) => letter.toLowerCase())] = String(
    body['id'],
  );
}

await madeBy('createTopupBalance', seller);
await madeBy('createAdjustBalance', house);
await madeBy('createTransferBalance', house);
await madeBy('createReserveBalance', house);
ids['hub'] = String((await call('registerListener', house.headers)).body['id']);

const suspended = await world.house();
await suspendClient(context, suspended.partner.client, true);

const tokens = new Map<string, Promise<Record<string, string>>>();

/** As many scopes as there are but one; asked for once each, since tokens are counted. */
function without(needed: string): Promise<Record<string, string>> {
  const rest = [...scopes, ...houseScopes].filter((scope) => scope !== needed).join(' ');
  const token = tokens.get(needed) ?? world.signedIn(house.partner, rest);
  tokens.set(needed, token);
  return token;
}

async function headersOf(who: Who, operation: Tmf654Operation): Promise<Record<string, string>> {
  if (who === 'nobody') return {};
  if (who === 'house') return house.headers;
  if (who === 'seller') return seller.headers;
  if (who === 'other') return other.headers;
  if (who === 'suspended') return suspended.headers;
  return without(tmf654Routes[operation].scope);
}

test('each operation is for whom it is, and tells others nothing', async () => {
  const operations = expected.map(({ operation }) => operation);
  assert.deepEqual(operations.toSorted(), Object.keys(tmf654Paths).toSorted());
  for (const { operation: name, ...of } of expected) {
    const operation = name as Tmf654Operation;
    // The owner last, since it may end what the others would be refused.
    const callers = Object.entries(of).toSorted(([, one], [, two]) => Number(two) - Number(one));
    for (const [who, status] of callers as [Who, string][]) {
      const answer = await call(operation, await headersOf(who, operation));
      const told = JSON.stringify(answer.body);
      assert.equal(String(answer.status), status, `${operation} by ${who}: ${told}`);
      if (answer.status < 300) continue;
      assert.equal((answer.body as { '@type'?: string })['@type'], 'Error');
      for (const id of Object.values(ids)) assert.ok(!told.includes(id), `${operation} by ${who}`);
    }
  }
});

test('a seller is told of a line what it has said of it, and no other number', async () => {
  const two = await world.person(['+85295550002', '+8613955500021']);
  const body = { amount: hkd(100), logicalResource: [{ id: '+85295550002' }] };
  const { body: told } = await seller.post('/topupBalance', body, 'two-numbers');
  assert.deepEqual(told['logicalResource'], [{ id: '+85295550002' }]);
  assert.ok(!JSON.stringify(told).includes('13955500021'), two.line);
});

test('a body that is not there, or is null, is an empty one, and no fault of ours', async () => {
  const taking = Object.values(tmf654Routes).filter((route) => 'body' in route);
  assert.ok(taking.length > 8);
  for (const { method, path } of taking) {
    for (const body of ['', 'null']) {
      const response = await fetch(world.base + path.replace('{id}', 'bal_1'), {
        method,
        headers: { ...house.headers, 'content-type': 'application/json' },
        body,
      });
      const { code } = (await response.json()) as { code: string };
      const told = `${method} ${path} with "${body}" is answered ${response.status} ${code}`;
      assert.ok(response.status >= 400 && response.status < 500, told);
    }
  }
});

test('a list asked for by what nothing has is refused, and no empty one', async () => {
  const house = await world.house();
  const asked = async (query: string) => {
    const { status, body } = await house.get(query);
    return [status, status === 200 ? undefined : body['code']];
  };
  for (const list of ['topupBalance', 'bucket', 'accumulatedBalance', 'balanceActionHistory']) {
    assert.deepEqual(await asked(`/${list}?sort=-requestedDate`), [400, 'tmf_field_unsupported']);
    for (const odd of ['statsu=completed', 'bucket.idd=x', 'logicalResource=x']) {
      assert.deepEqual(await asked(`/${list}?${odd}`), [400, 'tmf_field_unsupported'], odd);
    }
    assert.deepEqual(await asked(`/${list}?status=completed&limit=1&fields=id`), [200, undefined]);
  }
  const dated = await asked('/topupBalance?requestedDate.gte=garbage');
  assert.deepEqual(dated, [400, 'tmf_filter_value_wrong']);
});

test('a scope of the house is given to nobody else', async () => {
  await assert.rejects(world.partner({ scopes: ['balances.adjust'] }), {
    code: 'client_scope_of_house',
  });
});

test('the schema of our extension is everybody’s to read', async () => {
  const path = `${tmf654Base}/schema/ThresholdTopupBalance.schema.json`;
  const { status, body } = await world.call(path);
  assert.deepEqual([status, body['title']], [200, 'ThresholdTopupBalance']);
});

test('the books hold', () => world.audit());
