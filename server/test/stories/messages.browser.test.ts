import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { present } from '#base';
import { eventually } from '#test/eventually';
import { type PushSandbox, startPushSandbox } from '#test/push-sandbox';
import { shownSystem } from './shown-system.ts';
import { signIn } from './sign-in.ts';
import { openScreen, orderSays } from './wallet-person.ts';

const number = '+85291234567';
/** Of somebody else, whose code is not that of before. */
const otherNumber = '+85297654321';
const address = 'ming@example.net';

let pushes: PushSandbox;
const shown = shownSystem(async () => {
  pushes = await startPushSandbox();
  return { LOWU_SET_NOTIFICATIONS_PUSH_HOSTS: JSON.stringify([`127.0.0.1:${pushes.port}`]) };
});
after(() => pushes.stop());

const addressOf = (path: string): string => `${shown.system.status.addresses.app}${path}`;

/** Chromium without Google's servers has no push service, so the page is given the sandbox's. */
async function giveSandbox(page: Page): Promise<() => string> {
  let id = '';
  await page.exposeFunction('subscribeAtSandbox', async (key: string) => {
    const subscribed = await pushes.subscribe(key);
    id = subscribed.id;
    return { endpoint: subscribed.endpoint, keys: subscribed.keys };
  });
  await page.addInitScript(() => {
    interface Given {
      readonly endpoint: string;
    }
    const kept = 'given subscription';
    const whole = (given: Given) => ({
      ...given,
      toJSON: () => given,
      unsubscribe: async () => localStorage.removeItem(kept),
    });
    const sandbox = globalThis as unknown as { subscribeAtSandbox(key: string): Promise<Given> };
    const { prototype } = Reflect.get(globalThis, 'PushManager') as { prototype: object };
    Object.assign(prototype, {
      async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
        const given = await sandbox.subscribeAtSandbox(applicationServerKey);
        localStorage.setItem(kept, JSON.stringify(given));
        return whole(given);
      },
      async getSubscription() {
        const given = localStorage.getItem(kept);
        return given === null ? null : whole(JSON.parse(given) as Given);
      },
    });
  });
  return () => id;
}

interface Opened {
  readonly page: Page;
  /** Under which the sandbox knows this browser. */
  readonly id: () => string;
}

async function open(number: string): Promise<Opened> {
  const { app, sandboxInbox } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'desktop');
  await page.context().grantPermissions(['notifications'], { origin: new URL(app).origin });
  const id = await giveSandbox(page);
  await signIn(page, { app, inbox: present(sandboxInbox, 'an inbox'), number });
  return { page, id };
}

/** HK$100 for one's own number, paid at the sandbox's wallet. */
async function topUp(page: Page): Promise<void> {
  await page.goto(addressOf(`top-up?${new URLSearchParams({ number })}`));
  const tile = page.locator('.tile');
  await tile.filter({ has: page.getByText('HK$100', { exact: true }) }).click();
  await tile.filter({ has: page.getByText('AlipayHK', { exact: true }) }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('dialog').getByRole('button', { name: /^Pay / }).click();
  await page.getByTestId('pay').click();
}

test('a browser that was turned on is written what its owner chose for it', async () => {
  const { page, id } = await open(number);
  await page.goto(addressOf('message-settings'));
  await page.getByRole('button', { name: 'Turn on here' }).click();
  await page.getByText('On in this browser.').waitFor();
  const payments = page.getByRole('group', { name: 'Payments and safety' });
  await payments.getByLabel('Notification').click();
  await page.getByText('Saved').waitFor();

  await topUp(page);
  await orderSays(page, 'HK$100 added');
  const said = await eventually('a message was pushed', async () => {
    const { messages } = await pushes.read(id());
    return messages.find(({ text }) => text.includes('HK$100'))?.text;
  });
  assert.match(said, /^\{"id":"msg_/);
  await page.context().close();
});

test('an address is one’s own by the code that came there by mail', async () => {
  const { page } = await open(otherNumber);
  await page.goto(addressOf('message-settings'));
  await page.getByLabel('Your e-mail address').fill(address);
  await page.getByRole('button', { name: 'Send a code' }).click();
  const sandboxMail = present(shown.system.status.addresses.sandboxMail, 'mailboxes');
  const code = await eventually('a mail came', async () => {
    const to = new URLSearchParams({ to: address });
    const answer = await fetch(`${sandboxMail}/sandbox/mails?${to}`);
    const { mails } = (await answer.json()) as { mails: { text: string }[] };
    return /\d{6}/.exec(mails[0]?.text ?? '')?.[0];
  });
  await page.getByLabel('Code from the mail').fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText(`We can write to ${address}.`).waitFor();
  await page.goto(sandboxMail);
  await page.locator('[data-testid=mail] a').first().click();
  assert.match((await page.getByTestId('text').textContent()) ?? '', new RegExp(code));
  await page.context().close();
});
