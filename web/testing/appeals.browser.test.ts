import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withBuilt } from './built.ts';
import { ids, recorded } from './recorded.ts';
import { openScreen } from './screen.ts';

const phone = { language: 'en', width: 390, height: 844 } as const;
const guest = { ...recorded.readSession, isSignedIn: false, subscriber: null };
const built = withBuilt();

const appealing = (isTold: boolean, readSession: typeof guest | typeof recorded.readSession) => {
  const { adviseAppeal } = recorded;
  const topup = { ...adviseAppeal.topup, isTold };
  const at = `${built.served.address}/something-wrong?topup=${ids.topup}&kind=not_credited`;
  return openScreen(built.browser, at, phone, {
    readSession,
    changePreferences: readSession,
    adviseAppeal: { ...adviseAppeal, topup },
  });
};

suite('who appeals without a number or an address', () => {
  test('is told where it will be said, and of a mail only once there is an address', async () => {
    const page = await appealing(false, guest);
    const known = page.locator('.card [role=status]');
    await known.waitFor();
    assert.match(await known.innerText(), /the order’s page on this device says .*reference \S+\./);
    assert.doesNotMatch(await page.locator('main').innerText(), /you are told/i);
    await page.getByRole('button', { name: 'That does not answer it' }).click();
    const promise = page.locator('.card .soft.small', { hasText: 'hours' });
    assert.match(await promise.innerText(), /look here again, on this device/);
    await page.getByLabel('E-mail').fill('may@example.com');
    assert.match(await promise.innerText(), /A person writes to you within 48 hours/);
    await page.context().close();
  });

  test('is told like anybody where an order left a number', async () => {
    const page = await appealing(true, recorded.readSession);
    await page.getByText('You are told which.').waitFor();
    await page.getByRole('button', { name: 'That does not answer it' }).click();
    await page.getByText('A person writes to you within 48 hours').waitFor();
    await page.context().close();
  });
});
