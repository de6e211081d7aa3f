import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { linkOf, open, type Page, press, textOf } from '../../testing/browse.ts';
import { newNumber, order } from '../../testing/orders.ts';
import { type Sandbox, startSandbox } from '../../testing/start-sandbox.ts';

let sandbox: Sandbox;
let shopSite: Server;
let shopAddress: string;

before(async () => {
  sandbox = await startSandbox();
  shopSite = createServer((request, response) => response.end(`shop ${request.url}`));
  await new Promise<void>((resolve) => shopSite.listen(0, '127.0.0.1', resolve));
  const bound = shopSite.address();
  shopAddress = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
});

after(async () => {
  shopSite.closeAllConnections();
  shopSite.close();
  await sandbox.close();
});

function termsOf(outTradeNo: string, more: Record<string, string> = {}) {
  return {
    out_trade_no: outTradeNo,
    total_amount: '88.80',
    subject: '增值 <HK$100> "快"',
    product_code: 'QUICK_WAP_WAY',
    ...more,
  };
}

function payUrl(outTradeNo: string, more: Record<string, string> = {}): string {
  return sandbox.shop.sdk.pageExecute('alipay.trade.wap.pay', 'GET', {
    returnUrl: `${shopAddress}/back?order=7`,
    notifyUrl: sandbox.receiver.url,
    bizContent: termsOf(outTradeNo, more),
  });
}

function isGenuine(url: URL): boolean {
  const params = Object.fromEntries(url.searchParams);
  // The merchant's own parameter was in its return_url before and is not signed.
  delete params['order'];
  return sandbox.shop.sdk.checkNotifySignV2(params);
}

test('a person sees the order, pays, and is sent back with signed parameters', async () => {
  const outTradeNo = newNumber();
  const page = await open(payUrl(outTradeNo));
  assert.equal(textOf(page, 'shop'), '羅湖電訊');
  assert.equal(textOf(page, 'amount'), '¥88.80');
  assert.equal(textOf(page, 'subject'), '增值 &lt;HK$100&gt; &quot;快&quot;');
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, 'WAIT_BUYER_PAY');
  const paid = await press(page, 'pay');
  assert.equal(textOf(paid, 'paid'), '付款成功');
  assert.match(paid.html, /<meta http-equiv="refresh" content="3;url=http/);
  const back = new URL(linkOf(paid, 'return'));
  assert.equal(back.origin, shopAddress);
  assert.equal(back.searchParams.get('order'), '7');
  assert.equal(back.searchParams.get('out_trade_no'), outTradeNo);
  assert.equal(back.searchParams.get('method'), 'alipay.trade.wap.pay.return');
  assert.equal(back.searchParams.get('trade_status'), null);
  assert.equal(isGenuine(back), true);
  back.searchParams.set('total_amount', '1.00');
  assert.equal(isGenuine(back), false);
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
  assert.equal(notice?.form['trade_status'], 'TRADE_SUCCESS');
});

test('a desktop page opens by a posted form and pays once, pressed three times', async () => {
  const outTradeNo = newNumber();
  const form = sandbox.shop.sdk.pageExecute('alipay.trade.page.pay', 'POST', {
    notifyUrl: sandbox.receiver.url,
    bizContent: termsOf(outTradeNo, { product_code: 'FAST_INSTANT_TRADE_PAY' }),
  });
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
  const value = /name="biz_content" value="([^"]*)"/.exec(form)?.[1] ?? '';
  const body = new URLSearchParams({ biz_content: value.replaceAll('&quot;', '"') });
  body.set('alipay_sdk', /name="alipay_sdk" value="([^"]*)"/.exec(form)?.[1] ?? '');
  const response = await fetch(action, { method: 'POST', body });
  const page: Page = { url: response.url, status: response.status, html: await response.text() };
  const pages = await Promise.all([press(page, 'pay'), press(page, 'pay'), press(page, 'pay')]);
  for (const paid of pages) assert.equal(textOf(paid, 'paid'), '付款成功');
  await sandbox.receiver.waitFor(outTradeNo, 1);
  const { notices } = await sandbox.shop.trade(outTradeNo);
  assert.equal(notices.length, 1);
});

test('refusing closes the order for good', async () => {
  const outTradeNo = newNumber();
  const page = await open(payUrl(outTradeNo), 'en');
  const refused = await press(page, 'refuse');
  assert.equal(textOf(refused, 'closed'), 'This order is closed');
  assert.equal(linkOf(refused, 'return'), `${shopAddress}/back?order=7`);
  assert.equal(textOf(await press(page, 'pay'), 'closed'), 'This order is closed');
  const truth = await sandbox.shop.trade(outTradeNo);
  assert.deepEqual([truth.status, truth.isPaid], ['TRADE_CLOSED', false]);
});

test('leaving goes back without a claim, and the page can be opened and paid again', async () => {
  const outTradeNo = newNumber();
  const page = await open(payUrl(outTradeNo, { quit_url: `${shopAddress}/quit` }));
  const left = await press(page, 'leave');
  assert.equal(left.html, 'shop /quit');
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, 'WAIT_BUYER_PAY');
  assert.equal(textOf(await press(await open(page.url), 'pay'), 'paid'), '付款成功');
});

test('leaving without anywhere to go says so', async () => {
  const outTradeNo = await order(sandbox);
  const { checkoutId } = await sandbox.shop.trade(outTradeNo);
  const page = await open(`${sandbox.shop.address}/qr/${checkoutId}`, 'zh-CN');
  assert.equal(textOf(await press(page, 'leave'), 'left'), '你已离开付款页');
});

test('a QR code is drawn without being scanned, and opening it is the scan', async () => {
  const outTradeNo = await order(sandbox);
  const { checkoutId } = await sandbox.shop.trade(outTradeNo);
  const drawn = await fetch(`${sandbox.shop.address}/qr/${checkoutId}.svg`);
  assert.match(String(drawn.headers.get('content-type')), /^image\/svg\+xml/);
  assert.match(await drawn.text(), /^<svg /);
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, null);
  const page = await open(`${sandbox.shop.address}/qr/${checkoutId}`);
  assert.equal((await sandbox.shop.trade(outTradeNo)).status, 'WAIT_BUYER_PAY');
  const paid = await press(page, 'pay');
  assert.equal(textOf(paid, 'paid'), '付款成功');
  assert.doesNotMatch(paid.html, /http-equiv="refresh"/);
});

test('a fault chosen in the fold strikes the notice of this payment', async () => {
  const outTradeNo = newNumber();
  const page = await open(payUrl(outTradeNo));
  await press(page, 'pay', { fault: 'notice-duplicate' });
  await sandbox.receiver.waitFor(outTradeNo, 2);
  const other = await press(page, 'pay', { fault: 'delay' });
  assert.equal(other.status, 400);
});

test('the page speaks three languages and keeps the chosen one', async () => {
  const url = (await open(payUrl(newNumber()))).url;
  assert.equal(textOf(await open(`${url}?lang=zh-Hans`), 'refuse'), '拒绝');
  const english = await open(`${url}?lang=en`, 'zh-CN');
  assert.equal(textOf(english, 'leave'), 'Leave');
  assert.equal(textOf(await press(english, 'pay'), 'paid'), 'Paid');
});

test('pages forbid foreign scripts and frames, and are not stored', async () => {
  const response = await fetch(payUrl(newNumber()));
  assert.match(String(response.headers.get('content-security-policy')), /default-src 'none'/);
  assert.match(String(response.headers.get('content-security-policy')), /frame-ancestors 'none'/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('a payment page that was never made is not there', async () => {
  for (const path of ['/cashier/none', '/qr/none', '/qr/none.svg']) {
    assert.equal((await fetch(`${sandbox.shop.address}${path}`)).status, 404);
  }
  const paid = await fetch(`${sandbox.shop.address}/cashier/none/pay`, { method: 'POST' });
  assert.equal(paid.status, 404);
});

test('the home page lists the latest trades', async () => {
  const outTradeNo = newNumber();
  await open(payUrl(outTradeNo));
  const home = await open(sandbox.shop.address, 'en');
  assert.match(home.html, /Latest trades/);
  assert.match(home.html, new RegExp(`/sandbox/trades/${outTradeNo}`));
});
