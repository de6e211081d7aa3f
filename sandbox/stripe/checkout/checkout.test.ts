import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { linkOf, open, type Page, press, textOf } from '../../testing/browse.ts';
import {
  newNumber,
  pageFor,
  type StripeSandbox,
  startStripe,
} from '../../testing/stripe-sandbox.ts';

let sandbox: StripeSandbox;

before(async () => {
  sandbox = await startStripe();
});

after(() => sandbox.close());

async function opened(language?: string): Promise<{ page: Page; id: string }> {
  const { id, url } = await sandbox.stripe.checkout.sessions.create(pageFor(newNumber()));
  return { page: await open(String(url), language), id };
}

async function isPaid(id: string): Promise<boolean> {
  return (await sandbox.stripe.checkout.sessions.retrieve(id)).payment_status === 'paid';
}

const choose = (page: Page, card: string) => press(page, 'pay', { card });

test('a payer sees who is paid and how much, pays, and is led back', async () => {
  const { page, id } = await opened();
  assert.equal(textOf(page, 'amount'), 'HK$100.00');
  assert.equal(textOf(page, 'subject'), '增值 $100');
  const paid = await choose(page, 'pm_card_unionpay');
  assert.ok(textOf(paid, 'paid'));
  assert.equal(linkOf(paid, 'return'), `http://127.0.0.1:9/done?session=${id}`);
  assert.ok(await isPaid(id));
  assert.ok(textOf(await open(page.url), 'paid'));
});

test('a card that is declined charges nothing, and another one pays', async () => {
  const { page, id } = await opened('en');
  const declined = await choose(page, 'pm_card_chargeDeclinedInsufficientFunds');
  assert.match(declined.html, /insufficient_funds/);
  assert.equal(await isPaid(id), false);
  const paid = await choose(declined, 'pm_card_visa');
  assert.match(paid.html, /Paid/);
  assert.ok(await isPaid(id));
});

test('a bank that asks first is answered, with no and then with yes', async () => {
  const { page, id } = await opened('zh-CN');
  const asked = await choose(page, 'pm_card_authenticationRequired');
  assert.match(asked.html, /3-D Secure/);
  assert.equal(await isPaid(id), false);
  const failed = await press(asked, 'fail');
  assert.match(failed.html, /data-testid="declined"/);
  const again = await choose(failed, 'pm_card_authenticationRequired');
  assert.ok(textOf(await press(again, 'approve'), 'paid'));
  assert.ok(await isPaid(id));
});

test('a page that has ended takes no card any more', async () => {
  const { page, id } = await opened();
  await sandbox.stripe.checkout.sessions.expire(id);
  const late = await choose(page, 'pm_card_visa');
  assert.ok(textOf(late, 'closed'));
  assert.equal(await isPaid(id), false);
});

test('no page asks for a card number, nor for anything else to be typed', async () => {
  const { page } = await opened();
  const kinds = [...page.html.matchAll(/<input\s+type="(\w+)"/g)].map(([, kind]) => kind);
  assert.deepEqual([...new Set(kinds)], ['radio']);
});
