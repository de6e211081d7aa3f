import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { after, test } from 'node:test';
import type { Context } from '#platform/context';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { openDnsServer } from '#test/dns-server';
import { openPartnerWorld, type Partner, type PartnerWorld } from '#test/partner-world';
import { openWebhookReceiver } from '#test/webhook-receiver';
import { logOf, openTestDeliverer } from '#test/webhook-world';
import type { EndpointId } from '#webhooks';

/** What listens on this machine and is none of a partner's business. */
let touched = 0;
const inner = createServer((socket) => {
  touched += 1;
  socket.destroy();
});
inner.listen(0, '127.0.0.1');
await once(inner, 'listening');
after(() => void inner.close());
const { port } = inner.address() as AddressInfo;

const dns = await openDnsServer({
  'inner.example': ['127.0.0.1'],
  'unspecified.example': ['0.0.0.0'],
  'metadata.example': ['169.254.169.254'],
  'lan.example': ['192.168.1.1', '10.0.0.1'],
  // What was harmless when it was judged: the second answer is where a careless sender would go.
  'rebound.example': ['198.51.100.7', '127.0.0.1'],
});
after(() => dns.close());

/** The running server sends by name servers of the test's own. */
function deliveringBy(world: PartnerWorld): Context {
  const nameServers = [dns.address];
  const http = openHttpClient({ isProduction: false, metrics: openMetrics(), nameServers });
  after(async () => http.close());
  return { ...world.context, http };
}

type Signed = Partner & { readonly headers: Record<string, string> };

/** Whose token lives as long as the test. */
async function newPartner(world: PartnerWorld): Promise<Signed> {
  const partner = await world.partner();
  return { ...partner, headers: await world.signedIn(partner) };
}

async function add(world: PartnerWorld, { headers }: Signed, url: string) {
  return world.call('/api/partner/v1/webhooks', { method: 'POST', headers, body: { url } });
}

/** Opens an endpoint, has it sent a test, and tells why nothing was. */
async function sentTo(world: PartnerWorld, context: Context, partner: Signed, url: string) {
  const added = await add(world, partner, url);
  assert.equal(added.status, 201, `${url}: ${JSON.stringify(added.body)}`);
  const { endpoint } = added.body['endpoint'] as { endpoint: EndpointId };
  const path = `/api/partner/v1/webhooks/${endpoint}/test`;
  const { headers } = partner;
  assert.equal((await world.call(path, { method: 'POST', headers })).status, 202);
  const deliverer = openTestDeliverer({ after }, context);
  await deliverer.idle();
  await deliverer.stop();
  const [one] = await logOf(context, partner.reseller, endpoint);
  const removal = { method: 'DELETE', headers };
  assert.equal((await world.call(path.replace('/test', ''), removal)).status, 204);
  return one;
}

test('no webhook reaches this machine or those beside it, however they are written', async () => {
  const world = await openPartnerWorld({ after });
  const partner = await newPartner(world);
  for (const host of [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0.0.0.0',
    '0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[fc00::1]',
    '[fe80::1]',
    '[2002:7f00:1::]',
  ]) {
    const refused = await add(world, partner, `https://${host}:${port}/`);
    assert.deepEqual([refused.status, refused.body['code']], [400, 'webhook_url_invalid'], host);
  }
  const context = deliveringBy(world);
  for (const name of ['inner', 'unspecified', 'metadata', 'lan', 'rebound']) {
    const url = `https://${name}.example:${port}/`;
    for (const time of ['first', 'second']) {
      const one = await sentTo(world, context, partner, url);
      assert.equal(one?.tries[0]?.reason, 'address_not_public', `${name}, the ${time} time`);
    }
  }
  for (const url of [`https://localhost:${port}/`, `https://a.localhost:${port}/`]) {
    const one = await sentTo(world, context, partner, url);
    assert.equal(one?.tries[0]?.reason, 'address_not_public', url);
  }
  assert.equal(touched, 0);
});

test('a redirect is no way in either, and in the demo no way to what it is made of', async () => {
  const receiver = await openWebhookReceiver();
  after(() => receiver.close());
  const world = await openPartnerWorld(
    { after },
    { webhook_loopback_allowed: true, webhook_loopback_closed_ports: [port] },
  );
  const partner = await newPartner(world);
  const context = deliveringBy(world);
  const taken = await sentTo(world, context, partner, receiver.url('/taken'));
  assert.equal(taken?.state, 'delivered', 'whoever tries the demo has their receiver here');
  receiver.behave('/moved', 'redirects');
  const moved = await sentTo(world, context, partner, receiver.url('/moved'));
  assert.equal(moved?.state, 'queued');
  assert.equal(receiver.at('/elsewhere').length, 0);
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '[::ffff:127.0.0.1]']) {
    for (const scheme of ['http', 'https']) {
      const url = `${scheme}://${host}:${port}/`;
      const refused = await add(world, partner, url);
      assert.deepEqual([refused.status, refused.body['code']], [400, 'webhook_url_invalid'], url);
    }
  }
  const named = await sentTo(world, context, partner, `https://inner.example:${port}/`);
  assert.equal(named?.tries[0]?.reason, 'address_not_public');
  assert.equal(touched, 0);
});
