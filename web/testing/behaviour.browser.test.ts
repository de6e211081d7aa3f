import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { builtScreens } from '../../tools/build-web.ts';
import { withBuilt } from './built.ts';
import { ids, line, recorded } from './recorded.ts';
import { hkd } from './recorded-values.ts';
import { type Look, openScreen } from './screen.ts';
import { type Spoil, serveBuilt } from './serve-built.ts';

const phone: Look = { language: 'en', width: 390, height: 844 };

const built = withBuilt();

suite('with the keyboard alone', () => {
  test('an amount is chosen by arrows and the sheet gives the focus back', async () => {
    const page = await openScreen(built.browser, `${built.served.address}/top-up`, phone);
    await page.locator('.tile').first().waitFor();
    await page.locator('.tile input').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.method').waitFor();
    const goOn = page.getByRole('button', { name: 'Continue' });
    await goOn.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Check before you pay' });
    await sheet.waitFor();
    for (let press = 0; press < 12; press += 1) await page.keyboard.press('Tab');
    // Beyond the last control comes the browser itself, then the first again; never the page
    // behind.
    const isBehind = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused !== document.body && !focused?.closest('dialog');
    });
    assert.equal(isBehind, false);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Continue');
    await page.context().close();
  });

  test('what has the focus is never behind the bar at the bottom', async () => {
    const small = { ...phone, width: 360, height: 740 };
    const page = await openScreen(built.browser, `${built.served.address}/reminders`, small);
    await page.locator('.check').first().waitFor();
    const last = page.locator('main').getByRole('link').last();
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const focused = document.activeElement;
        const bar = document.querySelector('.bottom-bar');
        if (!focused?.closest('main') || !bar || bar.contains(focused)) return null;
        const { bottom } = focused.getBoundingClientRect();
        const text = focused.closest('label, a, button')?.textContent ?? focused.tagName;
        return bottom > bar.getBoundingClientRect().top ? text : null;
      });
      assert.equal(covered, null);
      if (await last.evaluate((one) => one === document.activeElement)) break;
    }
    assert.ok(await last.evaluate((one) => one === document.activeElement));
    await page.context().close();
  });

  test('a new page begins at its title', async () => {
    const page = await openScreen(built.browser, built.served.address, phone);
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    await page.context().close();
  });
});

suite('the language', () => {
  test('changes the whole page at once and is remembered', async () => {
    const page = await openScreen(built.browser, built.served.address, phone);
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('radio', { name: '繁體中文（香港）' }).click();
    await page.getByRole('heading', { name: '結餘' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hant-HK');
    assert.equal(await page.evaluate(() => localStorage.getItem('lowu.language')), 'zh-Hant');
    await page.context().close();
  });
});

/** What a page hears when its person looks at it again. */
function comeBack(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

suite('back on the first screen', () => {
  test('of the line only its balance is read anew', async () => {
    const balance = { ...recorded.readBalance.balance, available: hkd(5_320), total: hkd(5_320) };
    const readBalance = { ...recorded.readBalance, balance };
    const page = await openScreen(built.browser, built.served.address, phone, { readBalance });
    await page.getByText('HK$3.20').first().waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.evaluate(comeBack);
    await page.getByText('HK$53.20').first().waitFor();
    // How long another balance lasts is read for it, beside what is read of the line.
    const ofLines = asked.filter((path) => path.includes('/lines') && !path.endsWith('/reminders'));
    assert.deepEqual(ofLines, [`/api/app/lines/${line.id}/balance`]);
    await page.context().close();
  });

  test('all of it is read while a top-up is open, because that may have changed', async () => {
    const listLines = { lines: [{ ...line, openTopup: ids.topup }] };
    const page = await openScreen(built.browser, built.served.address, phone, { listLines });
    await page.locator('.banner-action').first().waitFor();
    const whole = page.waitForRequest((request) => request.url().endsWith('/api/app/lines'));
    await page.evaluate(comeBack);
    await whole;
    await page.context().close();
  });
});

suite('back from the provider', () => {
  test('what it wrote into the address is not kept in the history', async () => {
    const order = `${built.served.address}/top-ups/${ids.topup}`;
    const page = await openScreen(built.browser, `${order}?sign=abc&total_amount=92.00`, phone);
    await page.locator('.timeline').waitFor();
    assert.equal(page.url(), order);
    await page.context().close();
  });
});

/** Ends, once for each file that the service worker fetches, within the headers of the answer. */
function endWithinHeaders(): Spoil {
  const spoilt = new Set<string>();
  return ({ headers, url = '' }, { socket }) => {
    if (headers['sec-fetch-dest'] !== 'empty' || spoilt.has(url)) return false;
    spoilt.add(url);
    socket?.end('HTTP/1.1 200 OK\r\ncontent-type: text/java');
    return true;
  };
}

/** Waits until the app is kept on the phone. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated';
  });
}

suite('without a network', () => {
  test('no file is kept of which only some headers came', async (t) => {
    const shaky = await serveBuilt(builtScreens(), endWithinHeaders());
    t.after(() => shaky.close());
    const page = await (await built.browser.newContext({ locale: 'en-HK' })).newPage();
    await page.goto(shaky.address);
    await isKept(page);
    const sizes = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const cache = await caches.open(name);
      const files = (await cache.keys()).map((request) => cache.match(request));
      return Promise.all(files.map(async (file) => ((await (await file)?.text()) ?? '').length));
    });
    assert.ok(sizes.length > 10, String(sizes));
    assert.deepEqual(
      sizes.filter((size) => size === 0),
      [],
    );
    await page.context().close();
  });

  test('the app that was opened once opens again, says so, and invents no balance', async () => {
    const page = await (await built.browser.newContext({ locale: 'en-HK' })).newPage();
    await page.goto(built.served.address);
    await isKept(page);
    await page.context().setOffline(true);
    const kept = await page.goto(`${built.served.address}/top-up`);
    assert.doesNotMatch((await kept?.text()) ?? 'modulepreload', /modulepreload/);
    await page.getByText('No connection.').waitFor();
    await page.getByRole('heading', { name: 'Top up' }).waitFor();
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByText('Nothing came back from the network').waitFor();
    assert.equal(await page.locator('.amount').count(), 0);
    await page.context().close();
  });
});

test('choices that are made faster than the network is are all kept, in their order', async () => {
  const page = await openScreen(built.browser, `${built.served.address}/reminders`, phone);
  const held = Promise.withResolvers<void>();
  const sent: number[][] = [];
  await page.route('**/api/app/lines/*/reminders', async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    const { levelsMinor } = route.request().postDataJSON() as { levelsMinor: number[] };
    sent.push(levelsMinor);
    await held.promise;
    await route.fulfill({ json: { ...recorded.readReminders, levels: levelsMinor.map(hkd) } });
  });
  const kept = recorded.readReminders.levels.map(({ amountMinor }) => amountMinor);
  await page.getByLabel('Below HK$100').check();
  await page.getByLabel('Below HK$50').check();
  const last = page.waitForResponse((response) => {
    const { levelsMinor = [] } = (response.request().postDataJSON() ?? {}) as {
      levelsMinor?: number[];
    };
    return levelsMinor.includes(5_000);
  });
  held.resolve();
  await last;
  assert.deepEqual(sent, [
    [...kept, 10_000],
    [...kept, 10_000, 5_000],
  ]);
  assert.ok(await page.getByLabel('Below HK$100').isChecked());
  await page.context().close();
});

test('how long the balance lasts is said as far as it is known', async () => {
  const page = await openScreen(built.browser, `${built.served.address}/usage`, phone);
  const saidFor = async (daysLasting: number): Promise<string> => {
    await page.route('**/api/app/lines/*/reminders', (route) =>
      route.fulfill({ json: { ...recorded.readReminders, daysLasting } }),
    );
    await page.reload();
    return page.getByText('at your recent use').innerText();
  };
  assert.equal(await saidFor(0), 'Less than a day at your recent use');
  assert.equal(await saidFor(1), 'About 1 day at your recent use');
  assert.equal(await saidFor(30), 'About 30 days at your recent use');
  assert.equal(await saidFor(31), 'More than 30 days at your recent use');
  await page.context().close();
});

test('messages that could not be marked as read say so, and are by the next tap', async () => {
  const page = await openScreen(built.browser, `${built.served.address}/messages`, phone);
  const all = page.getByRole('button', { name: 'Mark all as read' });
  const unknown = page.getByText('No answer came. It may or may not be done.');
  await page.route('**/api/app/messages/open', (route) => route.abort());
  await all.click();
  await unknown.waitFor();
  await page.unroute('**/api/app/messages/open');
  await page.getByRole('button', { name: 'Look again' }).click();
  await unknown.waitFor({ state: 'detached' });
  await all.click();
  await all.waitFor({ state: 'detached' });
  await page.context().close();
});
