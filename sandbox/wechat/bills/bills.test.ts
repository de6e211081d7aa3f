import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import {
  orderOf,
  refundOf,
  startWechat,
  type WechatSandbox,
} from '../../testing/wechat-sandbox.ts';

let sandbox: WechatSandbox;
let nowMs = 0;

const noon = Date.parse('2026-11-23T04:00:00Z');
const nextMorning = Date.parse('2026-11-24T02:30:00Z');
const bill = '/v3/bill/tradebill?bill_date=2026-11-23';

before(async () => {
  sandbox = await startWechat();
  setTime(noon);
  const { shop } = sandbox;
  for (const outTradeNo of ['first_order', 'second_order']) {
    await call('POST', '/v3/pay/transactions/native', orderOf(sandbox, outTradeNo));
    await shop.control('POST', `/sandbox/trades/${outTradeNo}/pay`);
  }
  await call('POST', '/v3/refund/domestic/refunds', refundOf('first_order', 'first_refund'));
});

after(() => sandbox.close());

function setTime(atMs: number): void {
  nowMs = atMs;
  sandbox.setClock(atMs);
}

const call = (method: string, target: string, body?: unknown) =>
  sandbox.shop.call(method, target, body, { timestamp: Math.floor(nowMs / 1_000) });

async function file(target: string) {
  const { body } = await call('GET', target);
  const url = new URL(String(body['download_url']));
  const { raw } = await call('GET', `${url.pathname}${url.search}`);
  return { raw, hash: body['hash_value'], url };
}

const spoilBy = (errors: object) =>
  sandbox.shop.control('POST', '/sandbox/bill-errors', { seed: 7, ...errors });

const linesOf = (raw: Buffer) => raw.toString().split('\r\n');

test('a bill is there at ten the next morning, for three months', async () => {
  assert.equal((await call('GET', bill)).body['code'], 'INVALID_REQUEST');
  setTime(Date.parse('2026-11-24T01:30:00Z'));
  assert.equal((await call('GET', bill)).body['code'], 'STATEMENT_CREATING');
  setTime(Date.parse('2026-11-24T17:00:00Z'));
  const empty = bill.replace('23', '22');
  assert.equal((await call('GET', empty)).body['code'], 'NO_STATEMENT_EXIST');
  setTime(Date.parse('2027-03-24T02:30:00Z'));
  assert.equal((await call('GET', bill)).body['code'], 'INVALID_REQUEST');
  assert.equal((await call('GET', '/v3/bill/tradebill?bill_date=x')).body['code'], 'PARAM_ERROR');
  setTime(nextMorning);
});

test('rows of payments and refunds in yuan, backticks, a byte order mark, and totals', async () => {
  const { raw, hash } = await file(bill);
  assert.equal(raw.subarray(0, 3).toString('hex'), 'efbbbf');
  assert.equal(createHash('sha1').update(raw).digest('hex'), hash);
  const lines = linesOf(raw);
  assert.equal(lines.length, 7);
  assert.ok(lines.slice(1, 4).every((line) => line.startsWith('`2026-11-23 12:00:')));
  const refund = lines[3]?.split(',`') ?? [];
  assert.deepEqual([refund[9], refund[15], refund[16]], ['REFUND', 'first_refund', '10.00']);
  assert.deepEqual([refund[22], refund[23]], ['-0.06000', '0.60%']);
  assert.equal(lines[5], '`3,`100.00,`10.00,`0.00,`0.54000,`100.00,`10.00');
});

test('payments alone, refunds alone, zipped, and the movements of the account', async () => {
  assert.equal(linesOf((await file(`${bill}&bill_type=SUCCESS`)).raw).length, 6);
  assert.match(linesOf((await file(`${bill}&bill_type=REFUND`)).raw)[0] ?? '', /退款申请时间/);
  const zipped = await file(`${bill}&tar_type=GZIP`);
  const text = gunzipSync(zipped.raw);
  assert.equal(createHash('sha1').update(text).digest('hex'), zipped.hash);
  const flow = await file(bill.replace('tradebill', 'fundflowbill'));
  const lines = linesOf(flow.raw);
  assert.equal(lines.at(-2), '`5,`2,`100.00,`3,`10.54');
  assert.equal(lines[5]?.split(',`')[7], '89.46');
});

test('the address ends after half a minute and is for its merchant alone', async () => {
  const { url } = await file(bill);
  setTime(nextMorning + 31_000);
  const { status } = await call('GET', `${url.pathname}${url.search}`);
  assert.equal(status, 404);
  setTime(nextMorning);
});

test('errors by the seed: each its row, and totals of what is printed', async () => {
  const right = linesOf((await file(bill)).raw);
  const spoilt = async (errors: object) => {
    await spoilBy(errors);
    return linesOf((await file(bill)).raw);
  };
  const doubled = await spoilt({ duplicate: 1 });
  assert.equal(doubled.at(-2), '`4,`150.00,`10.00,`0.00,`0.84000,`150.00,`10.00');
  assert.equal(doubled.filter((line) => /`\d+X,/.test(line)).length, 1);
  assert.deepEqual(await spoilt({ duplicate: 1 }), doubled, 'the same however often');
  const dearer = await spoilt({ fee: 1 });
  assert.equal(dearer.at(-2), '`3,`100.00,`10.00,`0.00,`1.54000,`100.00,`10.00');
  const broken = await spoilt({ unreadable: 1 });
  assert.equal(broken.filter((line) => line.length === 60).length, 1);
  assert.match(broken.at(-2) ?? '', /^`2,`50\.00,/);
  assert.match((await spoilt({ extra: 1 })).join(), /counter-1/);
  assert.match((await spoilt({ amount: 1 })).at(-2) ?? '', /^`3,`99\.00,/);
  assert.match((await spoilt({ missing: 1 })).at(-2) ?? '', /^`2,`50\.00,/);
  assert.equal((await spoilt({ totals: 1 })).at(-2)?.slice(0, 3), '`4,');
  await spoilBy({ late: 1 });
  assert.equal((await call('GET', bill)).body['code'], 'STATEMENT_CREATING');
  assert.deepEqual(await spoilt({}), right);
});

test('bills with missing, strange and changed rows, wrong totals and a wrong hash', async () => {
  const right = linesOf((await file(bill)).raw);
  const spoilt = async (fault: string) => {
    await sandbox.shop.fault(fault, { match: { method: 'bill.trade' } });
    const { raw, hash } = await file(bill);
    const isHashRight = createHash('sha1').update(raw).digest('hex') === hash;
    return { lines: linesOf(raw), isHashRight };
  };
  assert.equal((await spoilt('bill-missing-row')).lines.length, right.length - 1);
  assert.match((await spoilt('bill-extra-row')).lines.join(), /unknown_order/);
  assert.match((await spoilt('bill-changed-amount')).lines[1] ?? '', /`51\.00/);
  assert.notEqual((await spoilt('bill-wrong-summary')).lines.at(-2), right.at(-2));
  assert.equal((await spoilt('bill-wrong-hash')).isHashRight, false);
  await sandbox.shop.fault('bill-late', { match: { method: 'bill.trade' } });
  assert.equal((await call('GET', bill)).body['code'], 'STATEMENT_CREATING');
});
