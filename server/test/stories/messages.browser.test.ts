import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page, Worker } from 'playwright-core';
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

/** Hands the app's service worker a message, as the browser itself does when one has come. */
async function deliver(page: Page, data: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await protocol.send('ServiceWorker.enable');
  const { origin } = new URL(page.url());
  const registrationId = await registered;
  await protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await protocol.detach();
}

interface Notified {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly tag: string;
  /** What it leads to. */
  readonly data: unknown;
}

/** What the worker of the page reaches for, of which this file's types know nothing. */
interface InWorker {
  notified: Notified[];
  readonly registration: { showNotification: unknown };
  dispatchEvent(event: Event): void;
}

function workerOf(page: Page): Worker {
  return present(page.context().serviceWorkers()[0], 'a service worker');
}

/**
 * Writes down what the app's worker wants shown: the Chromium of the tests has no desktop, and so
 * nothing that could show it.
 */
async function watchNotifications(page: Page): Promise<() => Promise<Notified[]>> {
  await workerOf(page).evaluate(() => {
    const worker = globalThis as unknown as InWorker;
    worker.notified = [];
    worker.registration.showNotification = async (
      title: string,
      options: Omit<Notified, 'title'>,
    ) => {
      const { body, lang, tag, data } = options;
      worker.notified.push({ title, body, lang, tag, data });
    };
  });
  return () => workerOf(page).evaluate(() => (globalThis as unknown as InWorker).notified);
}

/** As its owner does who wants to read more. */
async function clickNotification(page: Page, kept: unknown): Promise<void> {
  await workerOf(page).evaluate(async (data) => {
    let done: Promise<unknown> | undefined;
    const event = Object.assign(new Event('notificationclick'), {
      notification: { close: () => undefined, data },
      waitUntil: (work: Promise<unknown>) => void (done = work),
    });
    (globalThis as unknown as InWorker).dispatchEvent(event);
    // Only a person's own click may bring a window to the front.
    await done?.catch(() => undefined);
  }, kept);
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

  // What its service would hand the browser, handed to it twice as after a lost answer.
  await page.reload();
  const shown = await watchNotifications(page);
  await deliver(page, said);
  await deliver(page, said);
  const { id: tag, title, text: body } = JSON.parse(said) as Record<string, string>;
  const notification = { title, body, lang: 'en', tag, data: null };
  await eventually('both are shown', async () => (await shown()).length === 2);
  // One tag is one notification, however often it comes.
  assert.deepEqual(await shown(), [notification, notification]);
  await clickNotification(page, null);
  await page.waitForURL('**/messages');

  // What is said of a rule leads to the rule of the line that it was said to.
  const ofRule = { ...JSON.parse(said), place: { page: 'autoTopup', about: number } };
  await page.reload();
  const shownToo = await watchNotifications(page);
  await deliver(page, JSON.stringify(ofRule));
  const { data } = await eventually('it is shown', async () => (await shownToo())[0]);
  await clickNotification(page, data);
  await page.waitForURL(`**/auto-topup?${new URLSearchParams({ number })}`);
  await page.getByRole('heading', { name: 'Auto top-up', level: 1 }).waitFor();
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
  // The mail brings its own styles, and its plain text stays on a phone's screen.
  const body = page.frameLocator('iframe').locator('body');
  assert.equal(await body.evaluate((one) => getComputedStyle(one).paddingTop), '24px');
  await page.setViewportSize({ width: 320, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.context().close();
});
