import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { auditBooks } from '#ledger';
import { readFloat } from '#resellers';
import { auditSales, sellDueOrders } from '#sales';
import { openPartnerWorld } from '#test/partner-world';
import { startSandboxProgram } from '#test/sandbox-program';

interface Shop {
  readonly orders: readonly { reference: string; state: string; told: string }[];
  readonly trouble: string | null;
}

const world = await openPartnerWorld({ after });
const { context, newNumber } = world;
const partner = await world.partner({ floatMinor: 100_000n });
const seller = await startSandboxProgram('seller', {});
after(() => seller.stop());

async function tell(path: string, body: object): Promise<Shop> {
  const response = await fetch(`${seller.address}/sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Shop;
}

const { client, secret } = partner;
await tell('connect', { baseUrl: world.base, client, secret });

test('an e-shop that knows the documentation alone sells, once over a bad network', async () => {
  const first = await tell('sell', { number: await newNumber(), amount: 100 });
  assert.equal(first.orders.at(-1)?.state, 'sold', JSON.stringify(first));
  await tell('lose', { count: 2 });
  const second = await tell('sell', { number: await newNumber(), amount: 100 });
  assert.equal(second.orders.at(-1)?.state, 'sold', JSON.stringify(second));
  assert.equal(await readFloat(context, partner.reseller), 100_000n - 2n * 9_800n);
});

test('it follows what is sold behind its back, and tells why something is not', async () => {
  const waiting = await tell('sell', { number: await newNumber(), amount: 100, isBehind: true });
  const order = waiting.orders.at(-1);
  assert.equal(order?.state, 'waiting');
  await sellDueOrders(context);
  const followed = await tell('follow', { reference: order?.reference });
  assert.equal(followed.orders.at(-1)?.state, 'sold');
  const dear = await tell('sell', { number: await newNumber(), amount: 1_000 });
  assert.deepEqual(
    [dear.orders.at(-1)?.state, dear.orders.at(-1)?.told],
    ['refused', 'float_too_low (partner)'],
  );
  const nobody = await tell('sell', { number: '+85269999999', amount: 100 });
  assert.match(String(nobody.trouble), /receiver_unknown/);
});

test('its page shows a buyer whose number it is before they pay', async () => {
  const number = await newNumber();
  const body = new URLSearchParams({ number, amount: '50' });
  const answer = await fetch(`${seller.address}/check?lang=en`, { method: 'POST', body });
  const page = await answer.text();
  assert.match(page, /data-testid="owner">[^<]*\*/);
  assert.match(page, /data-state="sold"/);
});

test('afterwards the books hold', async () => {
  for (const audit of [auditBooks, auditSales]) {
    for (const { name, problems } of await audit(context)) assert.deepEqual(problems, [], name);
  }
});
