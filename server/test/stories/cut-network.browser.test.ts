import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { readRule } from '#auto-topups';
import { turnOn } from '#test/auto-world';
import { eventually } from '#test/eventually';
import type { Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { isOpenToAll } from './console/desk.ts';
import { type Home, openHome, phoneOf } from './owner-phone.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const at = (path: string) => ({ language: 'en' as const, path });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const shows = (page: Page, text: string | RegExp) =>
  page.getByText(text, { exact: true }).first().waitFor();
const isOff = async (page: Page, name: string) =>
  (await button(page, name).getAttribute('aria-disabled')) === 'true';

const unknown = 'No answer came. It may or may not be done.';
const looked = 'Looked again: what stands here is how it is now.';
const unsaved = 'Not confirmed: no answer came';

/** Where in the middle of a change the network is cut. */
const cuts = {
  'after it was carried out': true,
  'before it came to us': false,
} as const;

/**
 * The network goes while a change of this address is on its way, and stays away. What is given back
 * brings it back.
 */
async function cut(page: Page, address: string, isCarriedOut: boolean) {
  const context = page.context();
  let tries = 0;
  const lose = async (route: Route): Promise<void> => {
    if (route.request().method() === 'GET') return route.fallback();
    tries += 1;
    if (isCarriedOut && tries === 1) await route.fetch();
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  };
  await page.route(address, lose);
  return {
    tries: () => tries,
    back: async () => {
      await page.unroute(address, lose);
      await context.setOffline(false);
    },
  };
}

const ruleOf = async ({ context }: Home, { line }: Ruled) => (await readRule(context, line)).rule;

for (const [when, isCarriedOut] of Object.entries(cuts)) {
  test(`a rule whose turning on was cut off ${when} is not asked for twice`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    const page = await phoneOf(home, browser, person, at('/auto-topup'));
    const network = await cut(page, '**/auto-topup', isCarriedOut);
    await page.getByRole('checkbox').last().check();
    await button(page, 'Turn on').click();
    await button(page, 'One moment…').waitFor();
    await shows(page, unknown);
    assert.ok(await isOff(page, 'Turn on'), 'nobody is invited to a second');
    assert.ok(await page.getByRole('checkbox').last().isChecked(), 'what was ticked is kept');
    await isOpenToAll(page, `cut-turn-on-${isCarriedOut}`);
    // Who looks while the network is gone learns nothing, and is told nothing.
    await button(page, 'Look again').click();
    await button(page, 'Look again').waitFor();
    assert.ok(await isOff(page, 'Turn on'));

    await network.back();
    if (!isCarriedOut) {
      await shows(page, looked);
      assert.equal(await ruleOf(home, person), undefined);
      assert.ok(await page.getByRole('checkbox').last().isChecked());
      await button(page, 'Turn on').click();
    }
    await shows(page, 'Auto top-up is on');
    assert.equal(await page.getByText(unknown).count(), 0);
    assert.equal(await page.getByText('Turned on', { exact: true }).count(), 1);
    assert.equal((await ruleOf(home, person))?.state, 'on');
  });

  test(`a rule that was left out once, cut off ${when}, is shown as it is`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    await turnOn(home.context, person, usualWish([person.mandate]));
    const page = await phoneOf(home, browser, person, at('/auto-topup'));
    const network = await cut(page, '**/auto-topup/skip', isCarriedOut);
    await button(page, 'Leave out the next one').click();
    await shows(page, unknown);
    assert.ok(await isOff(page, 'Leave out the next one'));
    assert.ok(await isOff(page, 'Stop now'));
    await network.back();
    await shows(page, looked);
    const says = isCarriedOut ? 'Keep the next one' : 'Leave out the next one';
    await button(page, says).waitFor();
    assert.equal((await ruleOf(home, person))?.skipsNext, isCarriedOut);
  });

  test(`a rule whose stop was cut off ${when} is not called stopped until it is`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    await turnOn(home.context, person, usualWish([person.mandate]));
    const page = await phoneOf(home, browser, person, at('/auto-topup'));
    const network = await cut(page, '**/auto-topup/stop', isCarriedOut);
    await button(page, 'Stop now').click();
    await shows(page, unknown);
    assert.equal(await page.getByText('Auto top-up is stopped').count(), 0);
    await shows(page, 'Auto top-up is on');
    await network.back();
    if (!isCarriedOut) {
      await shows(page, looked);
      await button(page, 'Stop now').click();
    }
    await shows(page, 'Turn on auto top-up');
    assert.equal((await ruleOf(home, person))?.state, 'off');
  });

  test(`a saved wallet whose stop was cut off ${when} is not called stopped`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    const page = await phoneOf(home, browser, person, at('/mandates'));
    const network = await cut(page, '**/mandates/*/stop', isCarriedOut);
    await button(page, 'Stop it').click();
    await shows(page, unknown);
    assert.ok(await isOff(page, 'Stop it'));
    await isOpenToAll(page, `cut-mandate-${isCarriedOut}`);
    await network.back();
    if (!isCarriedOut) {
      await shows(page, looked);
      await button(page, 'Stop it').click();
    }
    await page.locator('.mandate-state').filter({ hasText: 'Stopped' }).waitFor();
    assert.equal(await page.getByText(unknown).count(), 0);
  });

  test(`reminders that were chosen as the network went, ${when}, are kept`, async (t) => {
    const home = await openHome(t);
    const page = await phoneOf(home, browser, await home.payer(), at('/reminders'));
    const network = await cut(page, '**/reminders', isCarriedOut);
    await page.getByLabel('Below HK$100').check();
    await shows(page, unsaved);
    // The next one is chosen while nothing is known of the first.
    await page.getByLabel('Below HK$10', { exact: true }).setChecked(false);
    assert.ok(await page.getByLabel('Below HK$100').isChecked());
    await isOpenToAll(page, `cut-reminders-${isCarriedOut}`);
    await network.back();
    await page.getByText(unsaved).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('Below HK$100').waitFor();
    await eventually('both are kept', async () => page.getByLabel('Below HK$100').isChecked());
    assert.equal(await page.getByLabel('Below HK$10', { exact: true }).isChecked(), false);
  });

  test(`an inbox that was marked as read, cut off ${when}, shows what is known`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    await turnOn(home.context, person, usualWish([person.mandate]));
    const page = await phoneOf(home, browser, person, at('/messages'));
    const network = await cut(page, '**/messages/open', isCarriedOut);
    await page.getByText('Unread').first().waitFor();
    await button(page, 'Mark all as read').click();
    await shows(page, unknown);
    assert.ok(await isOff(page, 'Mark all as read'));
    await page.getByText('Unread').first().waitFor();
    await network.back();
    if (!isCarriedOut) {
      await shows(page, looked);
      await button(page, 'Mark all as read').click();
    }
    await button(page, 'Mark all as read').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('message').first().waitFor();
    assert.equal(await page.getByText('Unread').count(), 0);
  });
}

test('a message that was opened without a network is read once it is back', async (t) => {
  const home = await openHome(t);
  const person = await home.payer();
  await turnOn(home.context, person, usualWish([person.mandate]));
  const page = await phoneOf(home, browser, person, at('/messages'));
  const network = await cut(page, '**/messages/*/open', false);
  const message = page.getByTestId('message').first();
  await message.getByText('Unread').waitFor();
  await message.locator('summary').click();
  await eventually('it was given up', async () => network.tries() === 4);
  assert.equal(await message.getByText('Unread').count(), 1);
  await network.back();
  await message.getByText('Unread').waitFor({ state: 'detached' });
});

test('a way and quiet hours chosen faster than the network is are both kept', async (t) => {
  const home = await openHome(t);
  const page = await phoneOf(home, browser, await home.payer(), at('/message-settings'));
  const held = Promise.withResolvers<void>();
  await page.route('**/message-settings/ways', async (route) => {
    if (route.request().method() !== 'GET') await held.promise;
    return route.fallback();
  });
  const balance = page.getByRole('group', { name: 'Balance' });
  await balance.getByLabel('App only').click();
  await page.getByLabel('From').fill('23:15');
  await button(page, 'Save the hours').click();
  held.resolve();
  await shows(page, 'Saved');
  await page.reload();
  await eventually('both are kept', async () => {
    await page.getByLabel('From').waitFor();
    const isHere = await balance.getByLabel('App only').isChecked();
    return isHere && (await page.getByLabel('From').inputValue()) === '23:15';
  });
});
