import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type HallOperation, hallPaths } from '@lowu/contract/hall/paths';
import type { Role } from '#identity';
import { columns } from '#line-imports';
import { createTill } from '#tills';
import { type ConsoleWorld, openConsoleWorld } from '#test/console-world';
import { textTable } from '#test/text-table';
import { openStock } from '#test/voucher-world';

type Who = 'nobody' | Role;

/** Who gets what status from each operation; whatever is not allowed here is refused. */
const expected = textTable<'operation' | Who>(`
  operation         | nobody | support | clerk | supervisor | finance | operator | auditor
  readHall          | 401 | 200 | 200 | 200 | 200 | 200 | 200
  openCustomer      | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listTills         | 401 | 403 | 200 | 200 | 200 | 200 | 200
  openShift         | 401 | 403 | 201 | 403 | 403 | 403 | 403
  sellOverCounter   | 401 | 403 | 201 | 403 | 403 | 403 | 403
  answerCounterSale | 401 | 403 | 200 | 403 | 403 | 403 | 403
  readCounterSale   | 401 | 403 | 404 | 404 | 404 | 404 | 404
  undoCounterSale   | 401 | 403 | 403 | 404 | 403 | 403 | 403
  redeemAtHall      | 401 | 403 | 404 | 403 | 403 | 403 | 403
  sellHallVoucher   | 401 | 403 | 409 | 403 | 403 | 403 | 403
  answerHallVoucher | 401 | 403 | 200 | 403 | 403 | 403 | 403
  readHallVoucher   | 401 | 403 | 404 | 404 | 404 | 404 | 404
  printHallVoucher  | 401 | 403 | 404 | 404 | 404 | 404 | 404
  undoHallVoucher   | 401 | 403 | 403 | 404 | 403 | 403 | 403
  closeShift        | 401 | 403 | 404 | 404 | 403 | 403 | 403
  acceptDifference  | 401 | 403 | 403 | 404 | 403 | 403 | 403
  beginLineImport   | 401 | 403 | 403 | 200 | 403 | 403 | 403
  importLineRows    | 401 | 403 | 403 | 404 | 403 | 403 | 403
  listRefusedLines  | 401 | 403 | 403 | 200 | 403 | 403 | 403
  moveSafeCash      | 401 | 403 | 403 | 200 | 403 | 403 | 403
  countVault        | 401 | 403 | 403 | 200 | 403 | 403 | 403
  listAdjustments   | 401 | 200 | 200 | 200 | 200 | 403 | 200
  proposeAdjustment | 401 | 403 | 201 | 403 | 403 | 403 | 403
  decideAdjustment  | 401 | 403 | 403 | 404 | 404 | 403 | 403
  registerNumber    | 401 | 403 | 200 | 200 | 403 | 403 | 403
  activateSim       | 401 | 403 | 200 | 403 | 403 | 403 | 403
  askSwap           | 401 | 403 | 201 | 403 | 403 | 403 | 403
  listSwaps         | 401 | 200 | 200 | 200 | 200 | 403 | 200
  hastenSwap        | 401 | 403 | 403 | 404 | 403 | 403 | 403
  stopSwap          | 401 | 403 | 404 | 404 | 403 | 403 | 403
`);

const number = '+85251234567';
const imsi = '454120000000099';

const bodies: Partial<Record<HallOperation, object>> = {
  openCustomer: { number, reason: 'at_counter', note: '' },
  openShift: { count: {}, fetchedMinor: 0, reason: '' },
  sellOverCounter: { number, amountMinor: 5_000, tender: { kind: 'cash', handedMinor: 5_000 } },
  answerCounterSale: { number, amountMinor: 5_000 },
  sellHallVoucher: {
    what: { valueMinor: 10_000 },
    tender: { kind: 'cash', handedMinor: 10_000 },
  },
  answerHallVoucher: { what: { valueMinor: 10_000 } },
  redeemAtHall: { number, code: '1234567890123459' },
  closeShift: { count: {}, deliveredMinor: 0, reason: '' },
  countVault: { count: {}, reason: '' },
  proposeAdjustment: { reason: 'courtesy', amountMinor: 100, note: 'late' },
  decideAdjustment: { isApproved: true },
  registerNumber: { home: 'HK', registration: 'registered', paper: 'hkid' },
  activateSim: { imsi },
  askSwap: { imsi: '454120000000098', reason: 'damaged', note: 'passport seen' },
  stopSwap: { why: 'objected' },
  beginLineImport: {
    hash: 'a'.repeat(64),
    name: 'a.csv',
    columns: columns.join(','),
    rowsTotal: 0,
  },
  importLineRows: { from: 0, rows: [] },
};

async function statusOf(
  world: ConsoleWorld,
  operation: HallOperation,
  { line }: { line: string },
  headers: Record<string, string>,
): Promise<number> {
  const [method, template] = hallPaths[operation];
  const digits = line.slice(4);
  const path = template
    .replace('{line}', line)
    .replace('{till}', 'central-1')
    .replace('{place}', 'safe')
    .replace('{topup}', `top_${digits}`)
    .replace('{serial}', '00000100000011')
    .replace('{sale}', `vsl_${digits}`)
    .replace('{shift}', `shf_${digits}`)
    .replace('{adjustment}', `adj_${digits}`)
    .replace('{swap}', `swp_${digits}`)
    .replace('{import}', `imp_${digits}`);
  const given = bodies[operation] ?? (operation === 'moveSafeCash' ? newBag() : undefined);
  const body = given ? { body: given } : {};
  const key = { 'idempotency-key': randomUUID() };
  const query = operation === 'listRefusedLines' ? '?after=0' : '';
  return (await world.call(path + query, { method, headers: { ...headers, ...key }, ...body }))
    .status;
}

function newBag(): object {
  return { place: 'office', direction: 'from_bank', amountMinor: 100, bag: randomUUID() };
}

test('each operation of the hall is for whom the permissions name, and nobody else', async (t) => {
  const world = await openConsoleWorld(t);
  const person = await world.person([number]);
  await createTill(world.context, { code: 'central-1', name: 'Counter' });
  const people: Record<Who, Record<string, string>> = {
    nobody: {},
    support: await world.signedIn('support'),
    clerk: await world.signedIn('clerk'),
    supervisor: await world.signedIn('supervisor'),
    finance: await world.signedIn('finance'),
    operator: await world.signedIn('operator'),
    auditor: await world.signedIn('auditor'),
  };
  assert.deepEqual(
    expected.map(({ operation }) => operation).sort(),
    Object.keys(hallPaths).sort(),
  );
  for (const { operation, ...of } of expected) {
    for (const [who, status] of Object.entries(of) as [Who, string][]) {
      const seen = await statusOf(world, operation as HallOperation, person, people[who]);
      assert.equal(String(seen), status, `${operation} by ${who}`);
    }
  }
});

test('nobody changes anything without the token of their session', async (t) => {
  const world = await openConsoleWorld(t);
  await createTill(world.context, { code: 'central-1', name: 'Counter' });
  const { cookie = '' } = await world.signedIn('clerk');
  const path = '/api/hall/tills/central-1/shifts';
  const body = { count: {}, fetchedMinor: 0, reason: '' };
  const answer = await world.call(path, { method: 'POST', headers: { cookie }, body });
  assert.deepEqual([answer.status, answer.body['code']], [403, 'csrf_token_wrong']);
});

test('why a line was opened is in the trail, also where a number leads nowhere', async (t) => {
  const world = await openConsoleWorld(t);
  const { line } = await world.person([number]);
  const headers = await world.signedIn('clerk');
  const open = (typed: string) =>
    world.call('/api/hall/customers', {
      method: 'POST',
      headers,
      body: { number: typed, reason: 'complaint', note: 'bill of May' },
    });
  assert.equal((await open('51234567')).status, 200);
  assert.equal((await open('59999999')).status, 404);
  const auditor = await world.signedIn('auditor');
  const trail = await world.call('/api/console/trail', { headers: auditor });
  const acts = trail.body['acts'] as {
    action: string;
    subject: string | null;
    details: Record<string, string>;
  }[];
  const opened = acts.filter(({ action }) => action === 'customer.open');
  assert.deepEqual(new Set(opened.map(({ subject }) => subject)), new Set([line, null]));
  assert.ok(opened.every(({ details }) => details['reason'] === 'complaint'));
});

test('a key of a voucher’s sale stands for what was asked for with it', async (t) => {
  const world = await openConsoleWorld(t);
  await createTill(world.context, { code: 'central-1', name: 'Counter' });
  await openStock(world.context, { count: 3 });
  const headers = { ...(await world.signedIn('clerk')), 'idempotency-key': randomUUID() };
  const counted = { count: {}, fetchedMinor: 0, reason: '' };
  const post = (path: string, body: object) =>
    world.call(`/api/hall${path}`, { method: 'POST', headers, body });
  assert.equal((await post('/tills/central-1/shifts', counted)).status, 201);
  const tender = { kind: 'cash', handedMinor: 10_000 };
  const what = { valueMinor: 10_000 };
  const sold = await post('/voucher-sales', { what, tender });
  assert.match(String(sold.body['code']), /^(\d{4} ){3}\d{4}$/);
  assert.deepEqual((await post('/voucher-sales', { what, tender })).body, sold.body);
  const asked = await post('/voucher-sales/answer', { what });
  assert.deepEqual(asked.body, { sale: sold.body, why: null });
  for (const other of [{ valueMinor: 5_000 }, { serial: String(sold.body['serial']) }]) {
    const wrong = await post('/voucher-sales', { what: other, tender });
    assert.deepEqual([wrong.status, wrong.body['code']], [422, 'request_key_reused']);
  }
});
