import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { totpAt } from '#identity';
import { inviteDeveloper } from '#partners';
import { suspendReseller } from '#resellers';
import { staffCaller } from '#test/finance';
import { openPartner } from '#test/partner-world';
import { mailedCode } from '#test/developer-mail';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDesk } from '../console/desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const email = 'dev@bay.example';
const first = 'tram-bell-by-the-pier';
const second = 'another-bell-at-dawn';

/** Types both factors anew, as the page asks for them; returns the key of the authenticator. */
async function begin(desk: Desk, page: Page, password: string, proof?: string): Promise<string> {
  const key = String(await page.locator('.portal-command code').first().textContent());
  if (proof !== undefined) {
    await page.locator('input[autocomplete=current-password]').fill(proof);
  }
  await page.locator('input[autocomplete=new-password]').fill(password);
  const code = page.locator('input[autocomplete=one-time-code]');
  await code.fill(totpAt(key, desk.context.clock.now()));
  await page.locator('form button[type=submit]').first().click();
  await page.getByRole('tablist').waitFor();
  return key;
}

async function openInvited(t: TestContext, language: 'en' | 'zh-Hant' | 'zh-Hans') {
  const desk = await openDesk(t);
  const { reseller } = await openPartner(desk.context);
  const { code } = await inviteDeveloper(desk.context, reseller, email);
  const look = { language, width: 320, path: `/developers#invitation=${code}` };
  const page = await desk.visit(browser, look);
  await page.locator('input[autocomplete=new-password]').waitFor();
  return { desk, reseller, page, code };
}

for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
  test(`who is invited begins by the link, and again by mail, in ${language}`, async (t) => {
    const { desk, reseller, page, code } = await openInvited(t, language);
    assert.ok(!page.url().includes(code), 'the code does not stay in the address');
    await isOpenToAll(page, `portal-invited-${language}`);
    const key = await begin(desk, page, first);

    // The password is forgotten: a code by mail and the authenticator open the way back.
    await page.locator('.portal-head button').last().click();
    await page.locator('.portal-other-way button').last().click();
    await isOpenToAll(page, `portal-recover-${language}`);
    await page.locator('input[autocomplete=username]').fill(email);
    // The newest code is told by the time that it was made.
    desk.context.clock.advance(1_000);
    await page.locator('form button[type=submit]').first().click();
    await page.locator('.portal-narrow .banner').waitFor();
    await isOpenToAll(page, `portal-recover-mailed-${language}`);
    await page.locator('.portal-narrow button').last().click();
    await page.locator('input[autocomplete=off]').fill(await mailedCode(desk.context, email));
    await isOpenToAll(page, `portal-code-${language}`);
    await page.locator('form button[type=submit]').first().click();
    await page.locator('input[autocomplete=current-password]').waitFor();
    await isOpenToAll(page, `portal-anew-${language}`);
    desk.context.clock.advance(60_000);
    await begin(desk, page, second, totpAt(key, desk.context.clock.now()));

    const caller = staffCaller('operator');
    await suspendReseller(desk.context, caller, { reseller, isSuspended: true });
    await page.reload();
    await page.locator('.banner-attention').waitFor();
    await isOpenToAll(page, `portal-suspended-${language}`);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.locator('main h1, main h2').first().waitFor();
      assert.equal(await page.locator('.banner-loss').count(), 0, 'nothing has failed');
    }
  });
}

test('a link that somebody follows who is signed in leaves no code in the address', async (t) => {
  const { desk, reseller, page } = await openInvited(t, 'en');
  await begin(desk, page, first);
  desk.context.clock.advance(1_000);
  const { code } = await inviteDeveloper(desk.context, reseller, 'mate@bay.example');
  const at = new URL('/developers', desk.address).href;
  const follow = async (hash: string): Promise<void> => {
    await page.evaluate((to) => location.assign(to), `${at}#invitation=${hash}`);
    await page.waitForURL(at);
  };
  // While the page is open, and when it is opened by it: at the desk nothing of it is seen.
  await follow(code);
  await page.goto('about:blank');
  await page.goto(`${at}#invitation=${code}`);
  await page.getByRole('tablist').waitFor();
  assert.equal(page.url(), at);
  // It waits for who is signed in to leave, and what cannot be a code stays there no longer.
  await follow('short');
  await page.locator('.portal-head button').last().click();
  await page.getByText('mate@bay.example').waitFor();
  await begin(desk, page, second);
  assert.equal(page.url(), at);
  await page.locator('.portal-head button').last().click();
  await page.locator('input[autocomplete=organization]').waitFor();
});

test('who takes an invitation up keeps the key while the server goes and comes back', async (t) => {
  const { desk, page } = await openInvited(t, 'en');
  const key = () => page.locator('.portal-command code').first().textContent();
  const before = await key();
  await page.locator('input[autocomplete=new-password]').fill(first);
  await page.locator('input[autocomplete=one-time-code]').fill('123456');
  await page.route('**/api/portal/**', (route) => route.abort());
  await page.locator('form button[type=submit]').first().click();
  const warning = page.getByText('The server cannot be reached', { exact: false });
  await warning.waitFor();
  await page.unroute('**/api/portal/**');
  await page.getByRole('button', { name: 'Look again' }).click();
  await warning.waitFor({ state: 'detached' });
  await page.locator('input[autocomplete=new-password]').waitFor();
  assert.equal(await key(), before);
  assert.equal(await page.locator('input[autocomplete=new-password]').inputValue(), first);
  await begin(desk, page, first);
});
