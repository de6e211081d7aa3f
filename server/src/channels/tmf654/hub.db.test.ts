import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tmf654Shapes } from '@lowu/contract/tmf654';
import { Compile } from 'typebox/compile';
import { hourMs, type PhoneNumber, present } from '#base';
import { openSession } from '#charging';
import { expireBuckets } from '#ledger';
import { ageLines, readLine } from '#subscribers';
import { eventually } from '#test/eventually';
import { hkd, openTmf654World } from '#test/tmf654-world';
import { openWebhookReceiver } from '#test/webhook-receiver';
import { type EndpointId, replaySince } from '#webhooks';
import { openTestDeliverer, verified, webhookTestSettings } from '#test/webhook-world';

// However busy the machine is: what would be tried again is so by a clock that stands still here.
const patient = {
  ...webhookTestSettings,
  webhook_timeout_seconds: 60,
  balance_transfers_on: true,
};
const world = await openTmf654World({ after }, patient);
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

const resources = ['TopupBalance', 'AdjustBalance', 'TransferBalance', 'ReserveBalance'] as const;

test('each of the twelve events of the document is told for what happens, and once', async () => {
  const house = await world.house();
  const [one, two] = [await world.someone(), await world.someone()];
  await house.post('/hub', { callback: receiver.url('/twelve') });
  const bucket = { id: one.bucket };
  const transfer = {
    usageType: 'monetary',
    reason: 'A gift',
    channel: { id: 'hotline' },
    logicalResource: [{ id: one.number }],
    receiverLogicalResource: { id: two.number },
    receiverBucket: { id: two.bucket },
    receiverBucketUsageType: 'monetary',
  };
  // Of each, one that is cancelled behind it, and one for which there is not enough.
  const amounts = {
    TopupBalance: [50, 50.01],
    AdjustBalance: [5, -500],
    TransferBalance: [5, 150],
  };
  const told: string[] = [];
  for (const resource of resources) {
    const path = `/${resource.replace(/^./, (letter) => letter.toLowerCase())}`;
    const [right = 0, wrong = 0] = resource === 'ReserveBalance' ? [5, 150] : amounts[resource];
    const body = { bucket, ...(resource === 'TransferBalance' ? transfer : {}) };
    const made = await house.post(path, { ...body, amount: hkd(right) }, `${resource}-1`);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const ended = await house.call('DELETE', `${path}/${String(made.body['id'])}`);
    assert.equal(ended.status, 204, JSON.stringify(ended.body));
    const failed = await house.post(path, { ...body, amount: hkd(wrong) }, `${resource}-2`);
    assert.ok(failed.status >= 400, `${resource} ${JSON.stringify(failed.body)}`);
    for (const what of ['Create', 'Cancel', 'Failure']) told.push(`${resource}${what}Event`);
  }
  await eventually('all twelve were told', async () => {
    const types = new Set(toldAt('/twelve').map(({ eventType }) => eventType));
    return told.every((type) => types.has(type));
  });
  const ids = toldAt('/twelve').map(({ eventId }) => eventId);
  assert.equal(new Set(ids).size, ids.length, 'each once');
});

/** What a listener was told of a type, each held against the schema that we serve of it. */
async function toldOf(path: string, type: string): Promise<Told[]> {
  const { body: schema } = await world.call(
    `/tmf-api/prepayBalanceManagement/v4/schema/${type}.schema.json`,
  );
  const told = toldAt(path).filter(({ eventType }) => eventType === type);
  for (const one of told) assert.deepEqual(Compile(schema).Errors(one), [], type);
  for (const { event } of told) {
    assert.deepEqual(Compile(tmf654Shapes.bucket).Errors(event['bucket']), []);
  }
  return told;
}

async function useUp(number: PhoneNumber): Promise<void> {
  context.clock.advance(1);
  const atMs = context.clock.now();
  const use = { service: 'sms', zone: 'HK', direction: 'out', to: 'HK' } as const;
  const used = [{ sequence: 1, units: 1_000n, use, fromMs: atMs, untilMs: atMs, isCounted: true }];
  const groups = [{ ratingGroup: 1, use, wanted: null, used }];
  const message = { consumer: 'smf', sequence: 0, notifyUri: null, groups };
  await openSession(context, { who: { number }, chargingId: `use of ${number}`, message });
}

/** Gives HK$5 in a bucket of its own; returns which. */
async function giveFive(
  house: Awaited<ReturnType<typeof world.house>>,
  number: PhoneNumber,
  endDateTime: string,
): Promise<unknown> {
  const extra = { usageType: 'monetary', name: 'Gift', validFor: { endDateTime } };
  const made = await house.post('/bucket', { ...extra, logicalResource: [{ id: number }] }, 'gift');
  const gift = { amount: hkd(5), bucket: { id: made.body['id'] } };
  assert.equal((await house.post('/adjustBalance', gift, 'gift-5')).status, 201);
  return made.body['id'];
}

test('who may read balances is told what all lines come to, and nobody else', async () => {
  const house = await world.house();
  const seller = await world.program();
  const names = ['BucketThresholdEvent', 'BucketExpiryWarningEvent', 'BucketExpiredEvent'] as const;
  const query = `eventType=${names.join(',')}`;
  const heard = await house.post('/hub', { callback: receiver.url('/lines'), query });
  const refused = await seller.post('/hub', { callback: receiver.url('/sold'), query });
  assert.deepEqual([refused.status, refused.body['code']], [403, 'tmf_event_of_lines']);
  assert.equal((await seller.post('/hub', { callback: receiver.url('/sold') })).status, 201);

  const one = await world.someone(2_500n);
  // Other lines of this world grow old beside it.
  const heardOfIt = () => {
    const ofIt = toldAt('/lines').filter(({ correlationId }) =>
      correlationId.startsWith(one.bucket.slice(0, -1)),
    );
    // While hours pass at once, what is being sent can be taken for lost, and is sent again.
    return [...new Map(ofIt.map((told) => [told.eventId, told])).values()];
  };
  await useUp(one.number);
  await eventually('the level was told', async () => heardOfIt().length === 1);
  const [fell] = await toldOf('/lines', 'BucketThresholdEvent');
  assert.equal(fell?.event['bucket']?.['id'], one.bucket);
  assert.deepEqual(fell?.event['valueBefore'], hkd(25));
  const [threshold, after] = [fell?.event['threshold'], fell?.event['valueAfter']];
  assert.ok(Number(after?.['amount']) < Number(threshold?.['amount']), JSON.stringify(fell));
  const [first] = receiver.at('/lines');
  assert.ok(first && verified(String(heard.body['secret']), first, context.clock.now()));

  const { validUntil } = await readLine(context, one.line);
  const until = present(validUntil, 'the end of a line in use');
  const endDateTime = new Date(until - hourMs).toISOString();
  const gift = await giveFive(house, one.number, endDateTime);
  context.clock.advance(until - 6 * hourMs - context.clock.now());
  await ageLines(context);
  await eventually('the end ahead was told', async () => heardOfIt().length === 2);
  const warned = await toldOf('/lines', 'BucketExpiryWarningEvent');
  const ahead = warned.find(({ event }) => event['bucket']?.['id'] === one.bucket);
  assert.equal(ahead?.event['daysAhead'], 0);
  assert.equal(ahead?.event['bucket']?.['status'], 'active');
  context.clock.advance(7 * hourMs);
  await expireBuckets(context);
  await ageLines(context);
  await eventually('both ends and the level were told', async () => heardOfIt().length === 5);
  const fallen = heardOfIt().filter(({ eventType }) => eventType === 'BucketThresholdEvent');
  assert.deepEqual(fallen[1]?.event['valueBefore'], hkd(5));
  const over = await toldOf('/lines', 'BucketExpiredEvent');
  const bucketOver = over.find(({ event }) => event['bucket']?.['id'] === gift);
  assert.deepEqual(bucketOver?.event['lapsedValue'], hkd(5));
  assert.equal(bucketOver?.event['bucket']?.['status'], 'expired');
  const lineOver = over.find(({ event }) => event['bucket']?.['id'] === one.bucket);
  assert.equal(lineOver?.event['bucket']?.['status'], 'suspended');
  assert.equal(heardOfIt().length, 5);
  assert.deepEqual(toldAt('/sold'), []);
});

test('a listener is told only what is like what it asked for, sent again too', async () => {
  const house = await world.house();
  const [one, other] = [await world.someone(), await world.someone()];
  const query = [
    'eventType=AdjustBalanceCreateEvent,TopupBalanceCreateEvent',
    `event.adjustBalance.logicalResource.id=${one.number},+85290000000`,
    'event.adjustBalance.amount.amount.gte=5',
  ].join('&');
  const made = await house.post('/hub', { callback: receiver.url('/like'), query });
  assert.deepEqual([made.status, made.body['query']], [201, query]);
  const adjust = (number: PhoneNumber, dollars: number) => {
    const body = { amount: hkd(dollars), logicalResource: [{ id: number }] };
    return house.post('/adjustBalance', body, `${dollars}-${number}`);
  };
  for (const { number } of [one, other]) {
    for (const dollars of [4, 5, 6]) assert.equal((await adjust(number, dollars)).status, 201);
  }
  await house.post('/topupBalance', { amount: hkd(50), bucket: { id: one.bucket } }, 'like-1');
  await eventually('what is like it was told', async () => toldAt('/like').length >= 2);
  const told = toldAt('/like').map(({ event }) => event['adjustBalance']?.['amount']);
  assert.deepEqual(new Set(told), new Set([hkd(5), hkd(6)]));
  const endpoint = String(made.body['id']) as EndpointId;
  for (const [isMissedOnly, count] of [
    [true, 0],
    [false, 2],
  ] as const) {
    const question = { since: context.clock.now() - hourMs, isMissedOnly, behind: null };
    const again = await replaySince(context, house.partner.reseller, endpoint, question);
    assert.deepEqual(again, { count, last: null });
  }
});

test('what is no filter of events, and no address to be told at, is refused', async () => {
  const house = await world.house();
  for (const [body, code] of [
    [{ callback: receiver.url('/x'), query: 'eventType=Nonsense' }, 'tmf_field_unsupported'],
    [{ callback: receiver.url('/x'), query: 'a=b' }, 'tmf_field_unsupported'],
    [{ callback: receiver.url('/x'), query: 'event.bucket.status=new' }, 'tmf_filter_value_wrong'],
    [{ callback: 'not an address' }, 'webhook_url_invalid'],
  ] as const) {
    const { status, body: told } = await house.post('/hub', body);
    assert.deepEqual([status, told['code']], [400, code]);
  }
});

test('the books hold', () => world.audit());
