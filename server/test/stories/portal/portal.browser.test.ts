import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Id, present } from '#base';
import { totpAt } from '#identity';
import { listClients, partnerSettings } from '#partners';
import { statement } from '#platform/postgres';
import { proposeIssue } from '#resellers';
import { orderByProgram, salesSettings, sendByProgram } from '#sales';
import { makeCertificates } from '#test/certificates';
import { staffCaller } from '#test/finance';
import { pasteWithCurl } from '#test/only-curl';
import { openTier } from '#test/shop-world';
import { eventually } from '#test/eventually';
import { openWebhookReceiver } from '#test/webhook-receiver';
import { happen, openTestDeliverer, verified, webhookTestSettings } from '#test/webhook-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { type Desk, isOpenToAll, openDesk, picture } from '../console/desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const number = '+85259000000';
const password = 'tram-bell-by-the-pier';

async function openSandbox(
  t: Parameters<typeof openDesk>[0],
  more: Readonly<Record<string, unknown>> = {},
): Promise<Desk> {
  const trial = { number, delaySeconds: 0, isUnavailable: false, outcome: '201' };
  const desk = await openDesk(t, {
    partner_email_proved: false,
    ...more,
    [salesSettings.trialNumbers.name]: [trial],
  });
  await openTier(desk.context, { code: 'partner' });
  await desk.person([number], 320n);
  return desk;
}

/** The code stands sealed in the message that waits to be mailed. */
async function prove(desk: Desk, page: Page, email: string): Promise<void> {
  const [row] = await desk.context.db.read(readSealed, [email]);
  const text = desk.context.secrets.open(String(row?.sealed), 'notifications.message.sealed');
  await isOpenToAll(page, `portal-prove-${await page.locator('html').getAttribute('lang')}`);
  const code = /\d{6}/.exec(text)?.[0] ?? '';
  await page.locator('input[autocomplete=one-time-code]').fill(code);
  await page.locator('form button[type=submit]').first().click();
  await page.locator('a[href^="otpauth:"]').waitFor();
}

const readSealed = statement<{ readonly sealed: string }>(
  'test: read a sealed message',
  'select sealed from notifications.message where receiver = $1 order by id desc limit 1',
);

/** As the head of the page says it, and as an authenticator lists it. */
async function operatorName(page: Page): Promise<string> {
  const who = page.locator('.portal-who');
  return who.evaluate((head) => head.firstChild?.textContent ?? '');
}

/** Types what a person types who has an authenticator at hand, and nothing else. */
async function register(desk: Desk, page: Page, email: string): Promise<void> {
  await page.locator('input[autocomplete=organization]').fill('Harbour Lights');
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[autocomplete=new-password]').fill(password);
  await page.locator('form button[type=submit]').first().click();
  await page.locator('input[autocomplete=one-time-code]').waitFor();
  if (desk.context.settings().get(partnerSettings.provesEmail)) await prove(desk, page, email);
  const brand = encodeURIComponent(await operatorName(page));
  await page.locator(`svg[data-content^="otpauth://totp/${brand}%3A"]`).waitFor();
  await isOpenToAll(
    page,
    `portal-authenticator-${await page.locator('html').getAttribute('lang')}`,
  );
  const key = await page.locator('.portal-command code').first().textContent();
  const code = totpAt(String(key), desk.context.clock.now());
  await page.locator('input[autocomplete=one-time-code]').fill(code);
  await page.locator('form button[type=submit]').first().click();
  await page.getByRole('tablist').waitFor();
}

/**
 * Sends the form before anything was typed: each field says that it is needed, and nothing goes.
 */
async function sendEmpty(page: Page, fields: number): Promise<void> {
  await page.locator('form button[type=submit]').first().click();
  const said = page.locator('.field-problem:visible');
  await eventually('each field says so', async () => (await said.count()) === fields);
  assert.equal(await page.locator('[aria-invalid=true]').count(), fields);
  assert.equal(await page.locator('form .banner').count(), 0, 'nothing was sent');
}

/** A password that is too short is said where it stands, before a code is mailed for it. */
async function sendShortPassword(page: Page): Promise<void> {
  await page.locator('input[autocomplete=organization]').fill('Harbour Lights');
  await page.locator('input[autocomplete=username]').fill('dev@harbour-lights.example');
  await page.locator('input[autocomplete=new-password]').fill('short');
  await page.locator('form button[type=submit]').first().click();
  const said = page.locator('.field-problem:visible');
  await eventually('the field says so', async () => (await said.count()) === 1);
  assert.equal(await page.locator('.field-hint:visible').count(), 0, 'and says it once');
  assert.equal(await page.locator('input[autocomplete=one-time-code]').count(), 0);
  assert.equal(await page.locator('form .banner').count(), 0, 'nothing was sent');
}

/** Both ways in, and back to the first of them. */
async function sendEmptyAtDoor(page: Page, language: string): Promise<void> {
  await page.locator('.portal-other-way button').first().click();
  await page.locator('input[autocomplete=current-password]').waitFor();
  await sendEmpty(page, 3);
  await picture(page, `portal-sign-in-empty-${language}`);
  await isOpenToAll(page, `portal-sign-in-${language}`);
  // The way in for whoever is new stands there as a button of its own.
  await page.locator('.card .button-secondary').first().click();
  await page.locator('input[autocomplete=organization]').waitFor();
  await sendEmpty(page, 3);
  await sendShortPassword(page);
}

/** Makes keys and has them show a certificate, in any language. */
async function certify(page: Page): Promise<void> {
  const { client } = await makeCertificates();
  await page.locator('form input').first().fill('Our e-shop');
  await page.locator('form button[type=submit]').click();
  await page.locator('.portal-certificates > .portal-bar button').click();
  const buffer = Buffer.from(client.certificate);
  const file = { name: 'shop.pem', mimeType: 'application/x-pem-file', buffer };
  await page.locator('.portal-certificates input[type=file]').setInputFiles(file);
  const lang = await page.locator('html').getAttribute('lang');
  await isOpenToAll(page, `portal-certificate-${lang}`);
  await page.locator('.portal-certificates button[type=submit]').click();
  await page.getByText('CN=smf.example').waitFor();
}

/** Adds one, with which more stands on the page, in any language. */
async function addEndpoint(page: Page): Promise<void> {
  await page.locator('input[type=url]').fill('https://hooks.harbour-lights.example/topups');
  await page.locator('form button[type=submit]').click();
  await page.locator('.portal-simulator').waitFor();
}

/** An order that waits for the program's word, and stock that waits for the operator's. */
async function orderMore({ context }: Desk): Promise<void> {
  const client = present((await listClients(context))[0], 'the program that was made');
  const order = { reference: 'order-2', number, valueMinor: 5_000n, isTwinIntended: true };
  await orderByProgram(context, client, order, { isHeld: true });
  await proposeIssue(context, staffCaller('clerk'), {
    reseller: client.reseller,
    amountMinor: 100_000n,
    paidBy: 'bank',
    paymentReference: 'FPS 7781',
  });
}

/** Pressed again by mistake, the form of new keys makes no second pair. */
async function pressAgain({ context }: Desk, page: Page): Promise<void> {
  assert.equal(await page.getByLabel('Name of the program').inputValue(), '');
  await page.getByRole('button', { name: 'Make keys' }).click();
  await page.getByText('Please fill this in.').waitFor();
  assert.equal((await listClients(context)).length, 1);
}

test('a developer who is new here sells a top-up with curl, from the page alone', async (t) => {
  const desk = await openSandbox(t);
  const page = await desk.visit(browser, { path: '/developers' });
  await isOpenToAll(page, 'portal-door');
  await page.locator('input[autocomplete=organization]').waitFor();
  await register(desk, page, 'dev@harbour-lights.example');
  await page.getByLabel('Name of the program').fill('Our e-shop');
  await page.getByRole('button', { name: 'Make keys' }).click();
  await page.getByText('The secret is shown this once', { exact: false }).waitFor();
  await pressAgain(desk, page);
  await isOpenToAll(page, 'portal-keys');
  await page.getByRole('button', { name: 'Send the first top-up' }).click();
  await page.getByRole('heading', { name: 'The first top-up in five commands' }).waitFor();
  await isOpenToAll(page, 'portal-guide');
  const commands = await page.locator('.portal-command code').allTextContents();
  assert.equal(commands.length, 6);
  const stdout = await pasteWithCurl(commands.slice(0, 5).join('\necho\n'));
  const lines = stdout.split('\n').filter((line) => line !== '');
  const [looked = '', sold = '', asked = ''] = lines.filter((line) => !line.startsWith('HTTP '));
  const statuses = lines.filter((line) => line.startsWith('HTTP '));
  assert.deepEqual(statuses, ['HTTP 200', 'HTTP 201', 'HTTP 200'], 'each says how it was answered');
  assert.match(String(commands[5]), /\/api\/partner\/v1\/webhooks$/);
  assert.equal((JSON.parse(looked) as { number: string }).number, number);
  const { state, topup, reference } = JSON.parse(sold) as Record<string, string>;
  assert.deepEqual([state, reference], ['credited', 'order-1']);
  assert.equal((JSON.parse(asked) as { topup: string }).topup, topup);

  await page.getByRole('tab', { name: 'Top-ups' }).click();
  await page.getByText('order-1').waitFor();
  await orderMore(desk);
  await page.reload();
  await page.getByRole('tab', { name: 'Top-ups' }).click();
  await page.getByText('Set aside in the float: your program confirms or cancels it').waitFor();
  await page.getByText('The operator has to agree before it is in the float.').waitFor();
  await isOpenToAll(page, 'portal-topups');
  await page.getByRole('tab', { name: 'Statement' }).click();
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText('HK$9,951.00').waitFor();
  await isOpenToAll(page, 'portal-statement');
  await page.getByRole('tab', { name: 'Status' }).click();
  await page.getByText('The platform sells').waitFor();
  await page.getByRole('button', { name: 'An hour on' }).click();
  await page.getByText('in this sandbox.').waitFor();
  await isOpenToAll(page, 'portal-status');

  // The secret is nowhere once the page has been left.
  const [, , secret = ''] = (commands[0] ?? '').split('\n');
  await page.reload();
  await page.getByRole('tablist').waitFor();
  assert.ok(!(await page.content()).includes(secret.replace('SECRET=', '')));
  await page.getByText('Our e-shop').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped').waitFor();
  const again = await pasteWithCurl(commands.slice(0, 3).join('\n'));
  assert.doesNotMatch(again, /"owner"/);
  const checks = await auditEverything(desk.context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter((one) => one.problems.length > 0)));
});

/** The endpoint is off while much happens, and its developer has all of that sent. */
async function missAndReplay(desk: Desk, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Turned off').waitFor();
  const owner = await page.evaluate(async () => {
    const session = await fetch('/api/portal/session');
    return ((await session.json()) as { developer: { partner: Id<'rsl'> } }).developer.partner;
  });
  await happen(desk.context, owner, 501);
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'Replay what was missed' }).click();
  await page.locator('form').getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByText('On their way: 501').waitFor();
  await isOpenToAll(page, 'portal-replayed');
}

test('a developer opens an endpoint, sees what was sent there and sends it again', async (t) => {
  const receiver = await openWebhookReceiver();
  t.after(() => receiver.close());
  const desk = await openSandbox(t, webhookTestSettings);
  const deliverer = openTestDeliverer(t, desk.context);
  const page = await desk.visit(browser, { path: '/developers' });
  await register(desk, page, 'dev@harbour-lights.example');
  await page.getByRole('tab', { name: 'Webhooks' }).click();
  await page.getByRole('heading', { name: 'How to take them' }).waitFor();
  const before = String(await page.locator('.portal-command code').first().textContent());
  assert.match(before, /timingSafeEqual/, 'how to verify stands there before there is an endpoint');
  const links = page.getByRole('link', { name: 'The Standard Webhooks specification' });
  assert.equal(await links.getAttribute('href'), 'https://www.standardwebhooks.com');
  await isOpenToAll(page, 'portal-webhooks-none');
  await page.getByLabel('Address of the endpoint').fill(receiver.url('/shop'));
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('The signing secret is shown this once', { exact: false }).waitFor();
  const secret = String(await page.locator('.portal-command code').first().textContent());
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText('endpoint.test').waitFor();
  await deliverer.idle();
  // Nothing is pressed: what is on its way is looked at again.
  await page.getByText(/Attempts: 1 · answered 204 after \d+\.\d\d s/).waitFor();
  await page.getByRole('button', { name: 'Show what was sent' }).click();
  await page.getByText('"type":"endpoint.test"', { exact: false }).waitFor();
  await page.getByText(/webhook-id: evt_[0-9a-f]{32}\nwebhook-timestamp: \d+/).waitFor();
  await isOpenToAll(page, 'portal-webhooks');
  await page.getByRole('button', { name: 'Hide what was sent' }).click();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await eventually('it is sent again', () => receiver.at('/shop').length === 2);
  await deliverer.idle();
  const [first, second, ...more] = receiver.at('/shop');
  assert.ok(first && second && more.length === 0);
  assert.equal(first.headers['webhook-id'], second.headers['webhook-id']);
  verified(secret, second, desk.context.clock.now());
  await page.getByLabel('Event').selectOption('topup.reversed');
  await page.getByText(/^replayed /).waitFor();
  await page.getByRole('button', { name: 'Send a made-up event' }).click();
  await page.getByText(/^simulated-/).waitFor();
  await page.getByText('+852 5****000').waitFor();
  await eventually('it is sent', () => receiver.at('/shop').length === 3);
  await deliverer.idle();
  const [, , simulated] = receiver.at('/shop');
  assert.ok(simulated);
  const event = verified(secret, simulated, desk.context.clock.now());
  assert.equal((event as { type: string }).type, 'topup.reversed');
  await isOpenToAll(page, 'portal-simulated');
  await missAndReplay(desk, page);
  await deliverer.idle();
  assert.equal(receiver.at('/shop').length, 3 + 501);
  // One that is on as well; its key is gone with it, so it is asked once more.
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove it for good' }).click();
  await page.getByText('/shop').waitFor({ state: 'detached' });
});

test('while the server is away the page says so once, and shows nothing of before', async (t) => {
  const desk = await openSandbox(t);
  const page = await desk.visit(browser, { path: '/developers' });
  await register(desk, page, 'dev@harbour-lights.example');
  await page.getByText('HK$10,000.00').first().waitFor();
  await page.route('**/api/portal/**', (route) => route.abort());
  const warning = page.getByText('The server cannot be reached', { exact: false });
  for (const name of ['Guide', 'Webhooks', 'Top-ups', 'Status', 'Keys']) {
    await page.getByRole('tab', { name }).click();
    if (name !== 'Guide') await warning.waitFor();
    if (name === 'Webhooks') {
      await page.getByLabel('Address of the endpoint').fill('https://hooks.bay.example/');
      await page.getByRole('button', { name: 'Add it' }).click();
    }
    assert.ok((await warning.count()) <= 1, name);
  }
  assert.equal(await page.getByText('HK$10,000.00').count(), 0, 'what was known is not shown');
  assert.equal(await page.locator('.skeleton').count(), 0, 'and nothing pretends to be read');
  await isOpenToAll(page, 'portal-away');
  await page.getByRole('button', { name: 'Look again' }).click();
  await warning.waitFor();
  await page.unroute('**/api/portal/**');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('HK$10,000.00').first().waitFor();
  await warning.waitFor({ state: 'detached' });
});

async function openAtDesk(desk: Desk): Promise<Page> {
  const page = await desk.visit(browser, { path: '/developers' });
  await register(desk, page, 'dev@harbour-lights.example');
  return page;
}

async function makeKeys(page: Page): Promise<void> {
  await page.getByLabel('Name of the program').fill('Our e-shop');
  await page.getByRole('button', { name: 'Make keys' }).click();
}

test('keys that were made and whose answer is lost are not asked for blindly again', async (t) => {
  const desk = await openSandbox(t);
  const page = await openAtDesk(desk);
  await page.route('**/api/portal/clients', async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    await route.fetch();
    return route.abort();
  });
  await makeKeys(page);
  const warning = page.getByText('The server cannot be reached', { exact: false });
  await warning.waitFor();
  await page.getByRole('button', { name: 'Look again' }).click();
  await warning.waitFor({ state: 'detached' });
  await page.getByText('No answer came to this.', { exact: false }).waitFor();
  await page.getByRole('heading', { name: 'Our e-shop' }).waitFor();
  assert.equal((await listClients(desk.context)).length, 1, 'the list shows the one that was made');
});

/** Sells one, and lets a second pass so that lists have an order. */
async function sell({ context }: Desk, reference: string): Promise<void> {
  const client = present((await listClients(context))[0], 'the program that was made');
  const wanted = { reference, number, valueMinor: 5_000n, isTwinIntended: true };
  await sendByProgram(context, client, wanted, 5_000);
  context.clock.advance(1_000);
}

test('top-ups that were read on lack none once the server has come back', async (t) => {
  const desk = await openSandbox(t);
  const page = await openAtDesk(desk);
  await makeKeys(page);
  await page.getByText('The secret is shown this once', { exact: false }).waitFor();
  for (const nth of [1, 2, 3, 4, 5]) await sell(desk, `order-${nth}`);
  // Two to a page, by the server itself.
  await page.route('**/api/portal/topups*', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('limit', '2');
    return route.continue({ url: url.href });
  });
  const told = page.locator('.portal-list .portal-secret');
  const tells = (...nths: number[]) =>
    eventually(`the list is ${nths.join(', ')}`, async () => {
      const shown = await told.allTextContents();
      return shown.join() === nths.map((nth) => `order-${nth}`).join();
    });
  await page.getByRole('tab', { name: 'Top-ups' }).click();
  await tells(5, 4);
  const earlier = page.getByRole('button', { name: 'Earlier ones' });
  await earlier.click();
  await tells(5, 4, 3, 2);

  await page.route('**/api/portal/**', (route) => route.abort());
  await earlier.click();
  const warning = page.getByText('The server cannot be reached', { exact: false });
  await warning.waitFor();
  await page.unroute('**/api/portal/**');
  await sell(desk, 'order-6');
  await page.getByRole('button', { name: 'Look again' }).click();
  await warning.waitFor({ state: 'detached' });
  await tells(6, 5);
  await earlier.click();
  await tells(6, 5, 4, 3);
  await earlier.click();
  await tells(6, 5, 4, 3, 2, 1);
});

for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
  test(`a narrow screen in ${language} shows all of it`, async (t) => {
    const desk = await openSandbox(t, { partner_email_proved: true });
    const look = { language, width: 320, path: '/developers' };
    const page = await desk.visit(browser, look);
    await sendEmptyAtDoor(page, language);
    await isOpenToAll(page, `portal-door-${language}`);
    await register(desk, page, 'dev@harbour-lights.example');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.locator('main h1, main h2').first().waitFor();
      if (await page.locator('input[type=url]').isVisible()) await addEndpoint(page);
      if (await page.locator('.portal-keys').isVisible()) await certify(page);
      await picture(page, `portal-${language}-${await tab.textContent()}`);
      await isOpenToAll(page, `portal-tab-${language}`);
    }
  });
}
