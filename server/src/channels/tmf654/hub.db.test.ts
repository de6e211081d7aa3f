import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tmf654Shapes } from '@lowu/contract/tmf654';
import { Compile } from 'typebox/compile';
import { eventually } from '#test/eventually';
import { hkd, openTmf654World } from '#test/tmf654-world';
import { openWebhookReceiver } from '#test/webhook-receiver';
import { openTestDeliverer, verified, webhookTestSettings } from '#test/webhook-world';

const world = await openTmf654World({ after }, webhookTestSettings);
const { context } = world;
await world.openJobs();
openTestDeliverer({ after }, context);
const receiver = await openWebhookReceiver();
after(() => receiver.close());

interface Told {
  readonly eventType: string;
  readonly eventId: string;
  readonly correlationId: string;
  readonly event: Readonly<Record<string, Record<string, unknown>>>;
}

function toldAt(path: string): Told[] {
  return receiver.at(path).map(({ body }) => JSON.parse(body) as Told);
}

test('a listener is told what its own programs did, signed, and nothing else', async () => {
  const house = await world.house();
  const other = await world.house();
  const { bucket } = await world.someone();
  const callback = receiver.url('/all');
  const { status, body, headers } = await house.post('/hub', { callback });
  assert.equal(status, 201);
  assert.equal(body['callback'], callback);
  assert.ok(headers.get('location')?.endsWith(String(body['id'])));
  const query = 'eventType=ReserveBalanceCancelEvent,TopupBalanceFailureEvent';
  const few = await house.post('/hub', { callback: receiver.url('/few'), query });
  assert.equal(few.body['query'], query);

  await other.post('/adjustBalance', { amount: hkd(1), bucket: { id: bucket } }, 'not-ours');
  await house.post('/topupBalance', { amount: hkd(50), bucket: { id: bucket } }, 'h-1');
  await house.post('/topupBalance', { amount: hkd(50.01), bucket: { id: bucket } }, 'h-2');
  await house.post('/adjustBalance', { amount: hkd(5), bucket: { id: bucket } }, 'h-3');
  const { body: held } = await house.post('/reserveBalance', { bucket: { id: bucket } }, 'h-4');
  await house.call('DELETE', `/reserveBalance/${String(held['id'])}`);

  await eventually('everything was told', async () => receiver.at('/all').length >= 7);
  const all = toldAt('/all');
  assert.deepEqual(
    all.map(({ eventType }) => eventType).toSorted((one, two) => one.localeCompare(two)),
    [
      'AdjustBalanceCreateEvent',
      'ReserveBalanceCancelEvent',
      'ReserveBalanceCreateEvent',
      'TopupBalanceCreateEvent',
      'TopupBalanceCreateEvent',
      'TopupBalanceFailureEvent',
      'TopupBalanceStateChangeEvent',
    ].toSorted((one, two) => one.localeCompare(two)),
  );
  for (const { event } of all) {
    const [[name, told] = ['', {}]] = Object.entries(event);
    const shape = tmf654Shapes[name as 'topupBalance'];
    assert.deepEqual(Compile(shape).Errors(told), [], name);
  }
  const [first] = receiver.at('/all');
  assert.ok(first && verified(String(body['secret']), first, context.clock.now()));
  await eventually('the few were told', async () => receiver.at('/few').length >= 2);
  assert.equal((await house.call('DELETE', `/hub/${String(few.body['id'])}`)).status, 204);
  assert.equal((await house.call('DELETE', `/hub/${String(few.body['id'])}`)).status, 404);
});

test('what is no filter of events, and no address to be told at, is refused', async () => {
  const house = await world.house();
  for (const [body, code] of [
    [{ callback: receiver.url('/x'), query: 'eventType=Nonsense' }, 'tmf_field_unsupported'],
    [{ callback: receiver.url('/x'), query: 'a=b' }, 'tmf_field_unsupported'],
    [{ callback: 'not an address' }, 'webhook_url_invalid'],
  ] as const) {
    const { status, body: told } = await house.post('/hub', body);
    assert.deepEqual([status, told['code']], [400, code]);
  }
});

test('the books hold', () => world.audit());
