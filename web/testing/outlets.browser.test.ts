import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { appPaths } from '@lowu/contract/app/paths';
import { builtScreens } from '../../tools/build-web.ts';
import { withBuilt } from './built.ts';
import { recorded } from './recorded.ts';
import { type Look, openScreen } from './screen.ts';
import { serveBuilt, type Spoil } from './serve-built.ts';

const phone: Look = { language: 'en', width: 390, height: 844 };

const built = withBuilt();

function openShops(): Promise<Page> {
  return openScreen(built.browser, `${built.served.address}/shops`, phone);
}

/** As a server does whom the first visit reaches: who is here, and where shops are. */
const answerRecorded: Spoil = ({ url = '' }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const [, known] =
    (['readSession', 'listOutlets'] as const)
      .map((name) => [appPaths[name][1], recorded[name]] as const)
      .find(([path]) => path === pathname) ?? [];
  if (known === undefined) return false;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
  return true;
};

async function namesOf(page: Page): Promise<string[]> {
  await page.locator('.outlet').first().waitFor();
  return page.locator('.outlet h3').allTextContents();
}

suite('where one can top up in person', () => {
  test('is listed from the middle of the district one chooses, nearest first', async () => {
    const page = await openShops();
    await page.getByLabel('District').selectOption('KT');
    const names = await namesOf(page);
    assert.deepEqual(names.slice(0, 2), [
      'Harbour Mart, Kwun Tong',
      'Lowu service hall, Kwun Tong',
    ]);
    await page.getByLabel('District').selectOption('FT');
    assert.match((await namesOf(page))[0] ?? '', /Futian/);
    await page.getByLabel('Show').selectOption('hall');
    assert.deepEqual(await namesOf(page), ['Lowu service hall, Kwun Tong']);
    await page.getByLabel('Open now').check();
    await page.getByText('Nothing of this kind is near.').waitFor();
    await page.context().close();
  });

  test('comes with one’s own numbers as machines ask for them, each with its digit', async () => {
    const page = await openShops();
    const card = page.locator('section', { hasText: 'Your number for machines' });
    await card.getByText('9123 4567-0').waitFor();
    await card.getByText('138 0013 8000-7').waitFor();
    await page.context().close();
  });

  test('is found by the phone’s own position, which leaves it for nobody', async () => {
    const page = await openShops();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 22.5171, longitude: 114.0661 });
    await page.getByRole('button', { name: 'Use my position' }).click();
    assert.match((await namesOf(page))[0] ?? '', /Futian/);
    await page.getByText('150 m').waitFor();
    const lists = asked.filter((url) => url.includes('/api/app/outlets'));
    assert.ok(lists.length > 0);
    for (const url of lists) assert.match(new URL(url).search, /^(?:\?district=FT)?$/);
    assert.ok(!asked.some((url) => /22\.?51|114\.?06/.test(url)));
    const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    assert.ok(!/225171|1140661/.test(kept));
    await page.context().close();
  });

  test('can be chosen where the phone does not tell its position', async () => {
    const page = await openShops();
    await page.getByRole('button', { name: 'Use my position' }).click();
    await page.getByText('Your position is not available.').waitFor();
    await page.getByLabel('District').selectOption('KT');
    assert.equal((await namesOf(page)).length, 3);
    await page.context().close();
  });

  test('is there without a network, from what the first page has kept', async () => {
    const page = await openScreen(built.browser, built.served.address, phone);
    await page.waitForFunction(() => localStorage.getItem('lowu.outlets.1.all') !== null);
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Shops near you' }).click();
    await page.getByText('No connection').waitFor();
    await page.getByText(/This list was kept on your phone on 30 Jun/).waitFor();
    await page.getByLabel('District').selectOption('KT');
    assert.equal((await namesOf(page))[0], 'Harbour Mart, Kwun Tong');
    await page.context().close();
  });

  test('is there when the app is opened where no network is', async (t) => {
    const once = await serveBuilt(builtScreens(), answerRecorded);
    t.after(() => once.close());
    const page = await (await built.browser.newContext({ locale: 'en-HK' })).newPage();
    await page.goto(once.address);
    await page.waitForFunction(() => localStorage.getItem('lowu.outlets.1.all') !== null);
    await page.waitForFunction(async () => {
      const { active } = await navigator.serviceWorker.ready;
      return active?.state === 'activated';
    });
    await page.context().setOffline(true);
    await page.goto(`${once.address}/shops`);
    await page.getByText(/This list was kept on your phone/).waitFor();
    await page.getByLabel('District').selectOption('KT');
    assert.equal((await namesOf(page))[0], 'Harbour Mart, Kwun Tong');
    await page.context().close();
  });

  test('is where an order leads that nothing was charged for', async () => {
    const readTopup = { ...recorded.readTopup, state: 'not_charged' as const };
    const address = `${built.served.address}/top-ups/${readTopup.id}`;
    const page = await openScreen(built.browser, address, phone, { ...recorded, readTopup });
    await page.getByRole('link', { name: 'Shops near you' }).click();
    await page.getByRole('heading', { name: 'Shops near you', level: 1 }).waitFor();
    await page.context().close();
  });
});
