import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { dayMs, minuteMs, newId, type PhoneNumber, present } from '#base';
import {
  type KeptNotes,
  type Kiosk,
  listClaims,
  listKiosks,
  makeEnrolment,
  openKiosk,
} from '#kiosks';
import { readReceiptByCode } from '#receipts';
import { staffCaller } from '#test/finance';
import { type MachineKey, newMachineKey, signedHeaders } from '#test/kiosk-key';
import { sentNotes } from '#test/kiosk-world';
import { openTopupWorld } from '#test/topup-world';
import { serveDemo } from '#test/serve-demo';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;
const server = await serveDemo(context);
test.after(() => server.stop());

type Body = Record<string, unknown>;

interface Machine {
  readonly id: Kiosk['id'];
  readonly key: MachineKey;
}

interface Sent {
  readonly body?: object;
  readonly key?: string;
  readonly atMs?: number;
  /** What goes over the wire instead of what was signed. */
  readonly altered?: { readonly body?: object; readonly path?: string; readonly key?: string };
}

async function call(machine: Machine | null, method: string, path: string, sent: Sent = {}) {
  const { body, key, atMs = context.clock.now(), altered = {} } = sent;
  const octets = body && Buffer.from(JSON.stringify(body));
  const signed = machine
    ? signedHeaders(machine.key, { method, path, body: octets, key, keyId: machine.id, atMs })
    : {};
  const given = altered.body ? Buffer.from(JSON.stringify(altered.body)) : octets;
  const response = await fetch(`http://127.0.0.1:${server.port}${altered.path ?? path}`, {
    method,
    headers: {
      'x-language': 'en',
      ...(given ? { 'content-type': 'application/json' } : {}),
      ...signed,
      ...(altered.key === undefined ? {} : { 'idempotency-key': altered.key }),
    },
    ...(given ? { body: given } : {}),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

let machines = 0;

async function openMachine(): Promise<Machine> {
  machines += 1;
  const code = `kt-${machines}`;
  const operator = staffCaller('operator');
  const id = await openKiosk(context, operator, { code, name: 'Kwun Tong' });
  const { code: oneTime } = await makeEnrolment(context, operator, id);
  const key = newMachineKey();
  const given = { kiosk: code, code: oneTime, key: key.shown };
  const answer = await call(null, 'POST', '/api/kiosk/enrolment', { body: given });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return { id, key };
}

let people = 0;
function newcomer() {
  people += 1;
  return world.person([`+8526${String(7_100_000 + people)}`], 320n);
}

function saleOf(machine: Machine, number: PhoneNumber, more: Partial<KeptNotes> = {}) {
  return sentNotes(context, machine, number, more);
}

test('an enrolled machine learns what it may sell, echoes, checks and sells', async () => {
  const machine = await openMachine();
  const { number } = await newcomer();
  const session = await call(machine, 'GET', '/api/kiosk/session');
  assert.equal(session.status, 200, JSON.stringify(session.body));
  assert.deepEqual(session.body['cashTiles'], [10_000, 20_000, 30_000, 50_000, 100_000]);
  const echo = { number, again: number.slice(4) };
  const echoed = await call(machine, 'POST', '/api/kiosk/receivers', { body: echo });
  assert.match(String(echoed.body['maskedOwner']), /\*/);
  const wanted = { number, amountMinor: 10_000 };
  assert.equal((await call(machine, 'POST', '/api/kiosk/checks', { body: wanted })).status, 200);
  const { path, body } = saleOf(machine, number);
  const sold = await call(machine, 'PUT', path, { body });
  assert.equal(sold.status, 200, JSON.stringify(sold.body));
  assert.equal(sold.body['state'], 'credited');
  const credited = sold.body['credited'] as { readonly receipt: string; readonly bonus: unknown };
  const { bonus } = await readReceiptByCode(context, credited.receipt);
  assert.deepEqual(credited.bonus, { amountMinor: Number(bonus.amountMinor), currency: 'HKD' });
  const again = await call(machine, 'PUT', path, { body });
  assert.deepEqual(again.body, sold.body);
  const other = await call(machine, 'PUT', path, { body: { ...body, hundreds: 2 } });
  assert.equal(other.body['code'], 'kiosk_sale_reused');
  assert.ok(isClean(await auditEverything(context)));
});

test('notes for a number that is none of ours are claimable, with a reason', async () => {
  const machine = await openMachine();
  const { path, body } = saleOf(machine, '+85259999999');
  const sold = await call(machine, 'PUT', path, { body });
  assert.equal(sold.status, 200);
  assert.deepEqual(
    [sold.body['state'], sold.body['why'], sold.body['credited']],
    ['claimable', 'This is no number of ours. Please check it.', null],
  );
});

test('notes for what can be no number are booked as well, and can be claimed', async () => {
  const machine = await openMachine();
  const { path, body } = saleOf(machine, '00000000' as PhoneNumber, { wasOffline: true });
  const sold = await call(machine, 'PUT', path, { body });
  assert.deepEqual(
    [sold.status, sold.body['state'], sold.body['why']],
    [200, 'claimable', 'This is no number of ours. Please check it.'],
  );
  assert.deepEqual((await call(machine, 'PUT', path, { body })).body, sold.body, 'and once');
  const claims = await listClaims(context, staffCaller('operator'));
  assert.deepEqual(
    claims.filter(({ kiosk }) => kiosk.id === machine.id).map(({ number }) => number),
    ['00000000'],
  );
  assert.ok(isClean(await auditEverything(context)));
});

test('whatever is changed on the way is not taken', async () => {
  const machine = await openMachine();
  const { number } = await newcomer();
  const { path, body } = saleOf(machine, number);
  const other = saleOf(machine, number);
  const right: Sent = { body };
  const wrong: readonly [string, Sent][] = [
    ['the body', { ...right, altered: { body: { ...body, hundreds: 5 } } }],
    ['the path', { ...right, altered: { path: other.path } }],
  ];
  for (const [what, sent] of wrong) {
    const answer = await call(machine, 'PUT', path, sent);
    assert.deepEqual([answer.status, answer.body['code']], [401, 'kiosk_signature_wrong'], what);
  }
  const strangers = [
    { ...machine, key: newMachineKey() },
    { ...machine, id: 'nobody' as Machine['id'] },
    null,
  ];
  for (const stranger of strangers) {
    assert.equal((await call(stranger, 'PUT', path, { body })).status, 401);
  }
  const ordered = { quote: newId('quo', context.clock.now(), 1), method: 'alipay_cn' };
  const keyed = await call(machine, 'POST', '/api/kiosk/orders', {
    body: ordered,
    key: randomUUID(),
    altered: { key: randomUUID() },
  });
  assert.equal(keyed.body['code'], 'kiosk_signature_wrong', 'the key');
  assert.equal((await call(machine, 'POST', '/api/kiosk/orders', { body: ordered })).status, 401);
});

test('what was stored may come late, and nothing else may', async () => {
  const machine = await openMachine();
  const { number } = await newcomer();
  const atMs = context.clock.now();
  const { path, body } = saleOf(machine, number, { wasOffline: true });
  context.clock.advance(6 * minuteMs);
  const wanted = { number, amountMinor: 10_000 };
  const late = await call(machine, 'POST', '/api/kiosk/checks', { body: wanted, atMs });
  assert.deepEqual([late.status, late.body['code']], [401, 'kiosk_clock_wrong']);
  context.clock.advance(3 * dayMs);
  const stored = await call(machine, 'PUT', path, { body, atMs });
  assert.equal(stored.body['state'], 'credited', JSON.stringify(stored.body));
  const future = context.clock.now() + 6 * minuteMs;
  const early = await call(machine, 'PUT', saleOf(machine, number).path, { body, atMs: future });
  assert.equal(early.body['code'], 'kiosk_clock_wrong');
});

test('a key that was replaced is not believed any more', async () => {
  const machine = await openMachine();
  const operator = staffCaller('operator');
  const { code } = await makeEnrolment(context, operator, machine.id);
  const key = newMachineKey();
  const body = { kiosk: `kt-${machines}`, code, key: key.shown };
  assert.equal((await call(null, 'POST', '/api/kiosk/enrolment', { body })).status, 201);
  assert.equal((await call(machine, 'GET', '/api/kiosk/session')).status, 401);
  assert.equal((await call({ ...machine, key }, 'GET', '/api/kiosk/session')).status, 200);
});

test('a top-up is paid by a code on the screen, as any other is', async () => {
  const machine = await openMachine();
  const { number, subscriber } = await newcomer();
  const quote = await call(machine, 'POST', '/api/kiosk/quotes', {
    body: { number, amountMinor: 5_000 },
  });
  assert.equal(quote.status, 201, JSON.stringify(quote.body));
  const key = randomUUID();
  const order = { quote: quote.body['id'], method: 'alipay_cn' };
  const ordered = await call(machine, 'POST', '/api/kiosk/orders', { body: order, key });
  assert.equal(ordered.status, 201, JSON.stringify(ordered.body));
  assert.match(String(ordered.body['code']), /^http:\/\/localhost\/pay\/att_/);
  const again = await call(machine, 'POST', '/api/kiosk/orders', { body: order, key });
  assert.equal(again.body['topup'], ordered.body['topup']);
  const id = ordered.body['topup'] as `top_${string}`;
  const path = `/api/kiosk/orders/${id}`;
  const stranger = await openMachine();
  assert.equal((await call(stranger, 'GET', path)).status, 404);
  await world.tell(await world.read(id, machine.id));
  const read = await call(machine, 'GET', path);
  assert.deepEqual([read.body['state'], read.body['code']], ['credited', null]);
  assert.ok(read.body['receipt']);
  const seen = await world.read(id, subscriber);
  assert.equal(seen.state, 'credited', 'and its owner sees it');
  const paper = await readReceiptByCode(context, present(seen.result, 'a result').receipt);
  assert.deepEqual([paper.channel, paper.place], ['kiosk', 'Kwun Tong']);
  assert.ok(isClean(await auditEverything(context)));
});

test('an order that is left is ended, so that nobody pays it later', async () => {
  const machine = await openMachine();
  const { number } = await newcomer();
  const quote = await call(machine, 'POST', '/api/kiosk/quotes', {
    body: { number, amountMinor: 5_000 },
  });
  const order = { quote: quote.body['id'], method: 'alipay_cn' };
  const ordered = await call(machine, 'POST', '/api/kiosk/orders', {
    body: order,
    key: randomUUID(),
  });
  const path = `/api/kiosk/orders/${String(ordered.body['topup'])}/cancel`;
  const left = await call(machine, 'POST', path);
  // Nobody is at the other end of this provider, so that it is over is not known yet.
  assert.deepEqual([left.status, left.body['state'], left.body['code']], [200, 'confirming', null]);
});

async function troublesOf({ id }: Machine) {
  const kiosks = await listKiosks(context, staffCaller('operator'));
  return kiosks.find((kiosk) => kiosk.id === id)?.troubles;
}

test('a machine with a new disk is told which box is in it', async () => {
  const machine = await openMachine();
  const boxToFill = async (): Promise<unknown> =>
    (await call(machine, 'GET', '/api/kiosk/session')).body['boxToFill'];
  assert.equal(await boxToFill(), 1);
  const emptiedAt = new Date(context.clock.now()).toISOString();
  const emptied = { hundreds: 3, fiveHundreds: 1, bag: 'B-1', emptiedAt };
  await call(machine, 'PUT', '/api/kiosk/boxes/1', { body: emptied });
  assert.equal(await boxToFill(), 2);
  const { path, body } = saleOf(machine, (await newcomer()).number, { box: 3 });
  await call(machine, 'PUT', path, { body });
  assert.equal(await boxToFill(), 3, 'of which nobody has told that the one before was taken out');
});

test('health and an emptied box are kept, and the box is told once', async () => {
  const machine = await openMachine();
  const health = {
    paper: 'low',
    printer: 'ok',
    acceptor: 'ok',
    notesInBox: 12,
    storedSales: 0,
    version: '0.1.0',
  };
  assert.equal((await call(machine, 'PUT', '/api/kiosk/health', { body: health })).status, 200);
  assert.deepEqual(await troublesOf(machine), ['paper_low'], 'of a machine with an older screen');
  const stuck = { ...health, stuckSales: 1 };
  assert.equal((await call(machine, 'PUT', '/api/kiosk/health', { body: stuck })).status, 200);
  assert.deepEqual(await troublesOf(machine), ['sales_stuck', 'paper_low']);
  const emptied = {
    hundreds: 3,
    fiveHundreds: 1,
    bag: 'B-1',
    emptiedAt: new Date(context.clock.now()).toISOString(),
  };
  const path = '/api/kiosk/boxes/1';
  assert.equal((await call(machine, 'PUT', path, { body: emptied })).status, 200);
  assert.equal((await call(machine, 'PUT', path, { body: emptied })).status, 200);
  const other = await call(machine, 'PUT', path, { body: { ...emptied, hundreds: 2 } });
  assert.equal(other.body['code'], 'kiosk_box_reused');
});
