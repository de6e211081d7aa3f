import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { unzipSync } from 'fflate';
import { paidOrder } from '../../testing/orders.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;
const morning = Date.parse('2026-10-03T02:00:00Z');
const day = '2026-10-03';
const nextDay = Date.parse('2026-10-04T01:00:00Z');

before(async () => {
  sandbox = await startSandbox();
  mock.timers.enable({ apis: ['Date'], now: morning });
});

/** For the gateway, and for the SDK, whose timestamps the gateway compares with its own clock. */
function setTime(atMs: number): void {
  mock.timers.setTime(atMs);
  sandbox.setClock(atMs, 0);
}

after(() => sandbox.close());

/** One call by the official SDK, which verifies the signature of the answer. */
async function ask(date: string, type = 'trade') {
  const method = 'alipay.data.dataservice.bill.downloadurl.query';
  const bizContent = { bill_type: type, bill_date: date };
  const answer = await sandbox.shop.sdk.exec(method, { bizContent }, { validateSign: true });
  const fields: Record<string, unknown> = { ...answer };
  return fields;
}

async function download(): Promise<Uint8Array> {
  const response = await fetch(String((await ask(day))['bill_download_url']));
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

/** The details as their lines; another library unpacks and decodes them. */
function detailsIn(archive: Uint8Array): string[] {
  const members = Object.values(unzipSync(archive));
  assert.equal(members.length, 2);
  const texts = members.map((member) => new TextDecoder('gbk', { fatal: true }).decode(member));
  assert.match(texts[0] ?? '', /^#支付宝业务汇总查询/, 'the summary comes first');
  return (texts[1] ?? '').split('\r\n');
}

const rowsIn = (lines: readonly string[]): string[][] =>
  lines.filter((line) => /^\d{28}\t/.test(line)).map((line) => line.split(','));

test('a bill is there from nine the next morning, with every payment and refund', async () => {
  setTime(morning);
  assert.equal((await ask(day))['sub_code'], 'isp.bill_not_exist');
  const number = await paidOrder(sandbox);
  const refund = { out_trade_no: number, refund_amount: '20.00', out_request_no: 'back-1' };
  await sandbox.shop.sdk.exec('alipay.trade.refund', { bizContent: refund });
  for (let count = 0; count < 20; count += 1) await paidOrder(sandbox);
  setTime(nextDay - 1_000);
  assert.equal((await ask(day))['sub_code'], 'isp.bill_not_exist');
  setTime(nextDay);
  const lines = detailsIn(await download());
  const rows = rowsIn(lines);
  assert.equal(rows.length, 22);
  const [paid, refunded] = rows.filter((cells) => cells[1] === `${number}\t`);
  assert.deepEqual(
    [paid?.[2], paid?.[12], paid?.[21], paid?.[22]],
    ['交易\t', '50.00', '\t', '-0.30'],
  );
  assert.deepEqual(
    [refunded?.[2], refunded?.[12], refunded?.[21], refunded?.[22]],
    ['退款\t', '-20.00', 'back-1\t', '0.00'],
  );
  assert.ok(rows.every((cells) => cells.length === 25));
  assert.ok(lines.includes('#交易合计：21笔，商家实收共1050.00元，商家优惠共0.00元'));
  assert.ok(lines.includes('#退款合计：1笔，商家实收退款共-20.00元，商家优惠退款共0.00元'));
});

test('what cannot be asked for is refused, and an address is good for one bill', async () => {
  assert.equal((await ask('2026-02-30'))['sub_code'], 'ACQ.INVALID_PARAMETER');
  assert.equal((await ask(day, 'signcustomer'))['sub_code'], 'ACQ.INVALID_PARAMETER');
  assert.equal((await ask('2026-10-02'))['sub_code'], 'isp.bill_not_exist');
  const guessed = `/downloadBillFile.resource/${'0'.repeat(32)}`;
  assert.equal((await fetch(`${sandbox.shop.address}${guessed}`)).status, 403);
});

test('errors are seeded: each as often as was said, the same at every download', async () => {
  const errors = { seed: 7, missing: 1, extra: 2, duplicate: 1, amount: 1, fee: 1, unreadable: 1 };
  await sandbox.shop.post('/sandbox/bill-errors', { ...errors, totals: 1 });
  const archive = await download();
  const lines = detailsIn(archive);
  const rows = rowsIn(lines);
  const all = lines.filter((line) => /^\d{27}[\dX]\t/.test(line));
  assert.equal(all.filter((line) => line.includes('X\t')).length, 1, 'one is printed twice');
  assert.equal(all.filter((line) => line.includes('counter-')).length, 2, 'two are of nobody');
  assert.equal(rows.filter((cells) => cells[12] === '49.00').length, 1);
  assert.equal(rows.filter((cells) => cells[22] === '-1.30').length, 1);
  assert.equal(all.filter((line) => line.split(',').length !== 25).length, 1);
  assert.equal(all.length, 22 - 1 + 1 + 2);
  assert.ok(Buffer.from(archive).equals(Buffer.from(await download())));
  const unknown = await sandbox.shop.post('/sandbox/bill-errors', { seeds: 1 });
  assert.equal(unknown.status, 400);
});
