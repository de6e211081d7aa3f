import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { totpAt } from '#identity';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, picture, signIn } from './desk.ts';

const calmer = 'an even calmer harbour';
let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('who has a new phone takes it into use, and changes the password, alone', async (t) => {
  const desk = await openDesk(t);
  const { clock } = desk.context;
  const ravi = await desk.hire('ravi', 'support');
  const elsewhere = await desk.visit(browser);
  await signIn(elsewhere, ravi);
  await elsewhere.getByRole('heading', { name: 'Find a line' }).waitFor();
  const page = await desk.visit(browser, { width: 360 });
  await signIn(page, ravi);
  await page.getByRole('link', { name: 'ravi: your way in' }).click();
  await page.getByRole('heading', { name: 'Your way in' }).waitFor();
  await isOpenToAll(page, 'own-sign-in');

  await changeOwn(page, ravi.password);
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();

  const secret = await takeAnother(page, (key) => totpAt(key, clock.now()));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, { ...ravi, password: calmer });
  await page.getByText('Login, password or code is wrong.').waitFor();
  const renewed = (): string => {
    clock.advance(30_000);
    return totpAt(secret, clock.now());
  };
  await signIn(page, { login: 'ravi', password: calmer, code: renewed });
  await page.getByRole('heading', { name: 'Your way in' }).waitFor();
});

/** Each thing that may be wrong with it is said, and then it is right. */
async function changeOwn(page: Page, before: string): Promise<void> {
  const now = page.getByLabel('Password now');
  const replacement = page.getByLabel('New password', { exact: true });
  const again = page.getByLabel('New password, once more');
  const change = page.getByRole('button', { name: 'Change password' });
  await now.first().fill('not the one');
  await replacement.fill(calmer);
  await again.fill('an even calmer harbor');
  await change.click();
  await page.getByText('These two are not the same').waitFor();
  await again.fill(calmer);
  await change.click();
  await page.getByText('This is not your password now').waitFor();
  await now.first().fill(before);
  await replacement.fill('short');
  await again.fill('short');
  await change.click();
  await page.getByText('A password has 12 to 128 characters').waitFor();
  await replacement.fill(calmer);
  await again.fill(calmer);
  await change.click();
  await page.getByText('Your password is changed.').waitFor();
  assert.equal(await now.first().inputValue(), '');
}

/** Gives the secret of the authenticator that counts from now on. */
async function takeAnother(page: Page, shownBy: (secret: string) => string): Promise<string> {
  await page.getByLabel('Password now').last().fill(calmer);
  await page.getByRole('button', { name: 'Make a new key' }).click();
  const drawn = page.getByRole('img', { name: 'Code for the authenticator, to be scanned' });
  const uri = new URL((await drawn.getAttribute('data-content')) ?? '');
  const operator = uri.searchParams.get('issuer') ?? '';
  assert.ok(operator !== '' && operator !== 'Lowu', operator);
  const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
  assert.equal(uri.searchParams.get('secret'), secret);
  await isOpenToAll(page, 'own-authenticator');
  await picture(page, 'own-authenticator');
  const code = page.getByLabel('Code of the new authenticator');
  const use = page.getByRole('button', { name: 'Use it from now on' });
  await code.fill(shownBy(secret) === '000000' ? '000001' : '000000');
  await use.click();
  await page.getByText('The new authenticator shows another code.').waitFor();
  await code.fill(shownBy(secret));
  await use.click();
  await page.getByText('The new authenticator counts from now on').waitFor();
  return secret;
}
