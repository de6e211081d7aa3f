import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { openApi } from '@lowu/contract/openapi';
import { partnerEvents, partnerRoutes, webhookRules } from '@lowu/contract/partner';
import { Compile } from 'typebox/compile';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { reverseSale } from '#sales';
import { staffCaller } from '#test/finance';
import { openPartnerWorld } from '#test/partner-world';
import { openWebhookReceiver } from '#test/webhook-receiver';
import { openTestDeliverer, verified, webhookTestSettings } from '#test/webhook-world';
import { eventTypes } from '#webhooks';

const receiver = await openWebhookReceiver();
after(() => receiver.close());
const world = await openPartnerWorld({ after }, webhookTestSettings);
const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
after(async () => http.close());
const context = { ...world.context, http };
const deliverer = openTestDeliverer({ after }, context);

interface Webhook {
  readonly post: {
    readonly operationId: string;
    readonly description: string;
    readonly parameters: readonly { readonly name: string }[];
    readonly requestBody: {
      readonly content: Readonly<Record<string, { schema: object; example: Told }>>;
    };
    readonly responses: Readonly<Record<string, unknown>>;
  };
}

const { webhooks } = openApi({
  title: 'webhooks',
  channel: 'partner',
  serverUrl: 'http://localhost',
  routes: partnerRoutes,
  webhooks: { rules: webhookRules, events: partnerEvents },
}) as { readonly webhooks: Readonly<Record<string, Webhook>> };

interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One of each type, brought about as it is in real life, and verified where it came. */
async function oneOfEach(): Promise<Map<string, { body: Told; headers: object }>> {
  const number = '+85251234567';
  await world.person([number]);
  const headers = await world.signedIn(await world.partner({ floatMinor: 110_000n }));
  const post = (path: string, body?: object) => {
    const asked = { method: 'POST', headers, ...(body ? { body } : {}) };
    return world.call(`/api/partner/v1${path}`, asked);
  };
  const added = await post('/webhooks', { url: receiver.url('/all') });
  const { endpoint } = added.body['endpoint'] as { endpoint: string };
  const send = (amountMinor: number) =>
    post('/topups', { reference: randomUUID(), number, amountMinor, isTwinIntended: true });
  const undone = await send(10_000);
  await send(5_000);
  const reversed = await send(10_000);
  assert.equal((await send(100_000)).body['code'], 'float_too_low');
  await post(`/topups/${String(undone.body['topup'])}/undo`);
  const topup = String(reversed.body['topup']) as `top_${string}`;
  await reverseSale(context, staffCaller('support'), { topup, reason: 'asked by telephone' });
  await post(`/webhooks/${endpoint}/test`);
  await deliverer.idle();
  const secret = String(added.body['secret']);
  const came = receiver.at('/all').map((one) => {
    const body = verified(secret, one, context.clock.now()) as Told;
    return [body.type, { body, headers: one.headers }] as const;
  });
  return new Map(came);
}

/** The names in a value and what kind of thing stands under each. */
function formOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, part === null ? 'object' : formOf(part)]),
  );
}

const sent = await oneOfEach();

test('the document describes every type that there is, and no other', () => {
  assert.deepEqual(Object.keys(webhooks).toSorted(), [...eventTypes].toSorted());
});

for (const type of eventTypes) {
  test(`${type} is sent as the document describes and shows it`, () => {
    const described = webhooks[type]?.post;
    assert.ok(described);
    const { schema, example } = described.requestBody.content['application/json'] ?? {};
    assert.ok(schema && example);
    const check = Compile(schema);
    const { body, headers } = sent.get(type) ?? {};
    assert.ok(body && headers, 'it was sent');
    assert.deepEqual([...check.Errors(body)], []);
    assert.deepEqual([...check.Errors(example)], []);
    assert.deepEqual(formOf(example), formOf(body));
    for (const { name } of described.parameters) assert.ok(name in headers, name);
    assert.ok('2XX' in described.responses && '410' in described.responses);
    assert.match(described.description, /\S.{20}/);
  });
}
