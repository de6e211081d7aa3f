import type { Page } from 'playwright-core';
import { ids, line, type Recorded, recorded, topupIn } from './recorded.ts';
import { answeredAppeal, lateAppeal, promise, ruleLog, waitingAppeal } from './recorded-appeals.ts';
import { runningAutoTopup } from './recorded-auto-topup.ts';
import { quoteOfThree } from './recorded-methods.ts';
import { usage } from './recorded-usage.ts';
import { cny } from './recorded-values.ts';

/** A screen as somebody may find it: where, with which answers, and after which steps. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly answers?: Recorded;
  readonly steps?: (page: Page) => Promise<void>;
  /** Something that is there once the screen is complete. */
  readonly ready: string;
}

const stranger = { ...recorded.readSession, isSignedIn: false, subscriber: null };
const guest = { readSession: stranger, changePreferences: stranger };
const receiver = {
  ...recorded.readTopupOptions.receiver,
  number: '+85298765432',
  owner: 'C*** T** M**',
  isOwn: false,
};
const mother = {
  readTopupOptions: { ...recorded.readTopupOptions, receiver },
  quoteTopup: { ...recorded.quoteTopup, receiver, balanceBefore: null, balanceAfter: null },
};
const barred = {
  ...line,
  state: 'one_way' as const,
  validUntil: '2026-06-20',
  daysLeft: -10,
  stateEnds: '2026-07-20',
  units: [],
  numbers: line.numbers.map((one) => ({ ...one, registration: 'suspended' as const })),
};

async function chooseTile(page: Page): Promise<void> {
  await page.locator('.tile').nth(1).click();
  await page.locator('.change').first().waitFor();
}

async function confirm(page: Page): Promise<void> {
  await chooseTile(page);
  await page.locator('main .button-primary').last().click();
  await page.locator('dialog[open]').waitFor();
}

async function confirmFirst(page: Page): Promise<void> {
  await chooseTile(page);
  await page
    .locator('.tile')
    .filter({ has: page.locator('.method') })
    .first()
    .click();
  await page.locator('main .button-primary').last().click();
  await page.locator('dialog[open]').waitFor();
}

async function estimateUse(page: Page): Promise<void> {
  await page.locator('.calculator-amounts input').first().fill('20');
  await page.locator('form button[type=submit]').click();
  await page.locator('.why summary').click();
}

async function openUsage(page: Page): Promise<void> {
  await page.locator('.usage-filter summary').click();
  await page.locator('.card .why > summary').first().click();
  await page.locator('.usage-charge summary').first().click();
}

async function askCode(page: Page): Promise<void> {
  await page.locator('input').fill('9123 4567');
  await page.locator('button[type=submit]').click();
}

const states = [
  ...(['awaiting_payment', 'confirming', 'credited', 'held_for_review'] as const),
  ...(['not_charged', 'refunding', 'refunded'] as const),
];

export const screens: readonly Screen[] = [
  { name: 'home', path: '/', ready: '.balance .small' },
  {
    name: 'home of a barred line',
    path: '/',
    ready: '.banner',
    answers: { listLines: { lines: [barred] } },
  },
  {
    name: 'home while a top-up is open',
    path: '/',
    ready: '.banner-action',
    answers: { listLines: { lines: [{ ...line, openTopup: ids.topup }] } },
  },
  { name: 'welcome', path: '/', answers: guest, ready: '.welcome' },
  { name: 'sign-in, number', path: '/sign-in', answers: guest, ready: '.field-number' },
  {
    name: 'sign-in, code',
    path: '/sign-in',
    ready: '.field-code',
    answers: guest,
    steps: askCode,
  },
  { name: 'top-up as a guest', path: '/top-up', answers: guest, ready: '.field-number' },
  { name: 'top-up, quoted', path: '/top-up', steps: chooseTile, ready: '.method' },
  { name: 'top-up, confirm', path: '/top-up', steps: confirm, ready: '.confirm-total' },
  {
    name: 'top-up, of three methods one that fails',
    path: '/top-up',
    ready: '.method',
    answers: { quoteTopup: quoteOfThree },
    steps: chooseTile,
  },
  {
    name: 'top-up with a fee, confirm',
    path: '/top-up',
    ready: '.confirm-total',
    answers: { quoteTopup: quoteOfThree },
    steps: confirmFirst,
  },
  {
    name: 'top-up of another number, confirm',
    path: '/top-up',
    ready: 'dialog .field-code',
    answers: mother,
    steps: confirm,
  },
  {
    name: 'top-up, the same again',
    path: '/top-up',
    ready: 'dialog .banner',
    answers: {
      quoteTopup: {
        ...recorded.quoteTopup,
        recentTwin: { topup: ids.topup, at: '2026-06-30T00:05:00Z' },
      },
    },
    steps: confirm,
  },
  {
    name: 'top-up that people look at first, confirm',
    path: '/top-up',
    ready: 'dialog .banner',
    answers: { quoteTopup: { ...recorded.quoteTopup, reviewHours: 48 } },
    steps: confirm,
  },
  ...states.map((state) => ({
    name: `order ${state}`,
    path: `/top-ups/${ids.topup}`,
    ready: '.timeline',
    answers: { readTopup: topupIn(state) },
  })),
  ...[cny(9_000), null].map((came) => ({
    name: `order held, ${came ? 'paid otherwise' : 'paid elsewhere'}`,
    path: `/top-ups/${ids.topup}`,
    ready: '.timeline',
    answers: {
      readTopup: {
        ...topupIn('held_for_review'),
        reviewedBy: null,
        mismatch: { came, toldBy: '2026-07-02T00:13:00Z' },
      },
    },
  })),
  {
    name: 'order held, of somebody whom nobody can write to',
    path: `/top-ups/${ids.topup}`,
    ready: '.timeline',
    answers: { readTopup: { ...topupIn('held_for_review'), isTold: false } },
  },
  { name: 'packs', path: '/packs', ready: '.pack-offer' },
  {
    name: 'pack, confirm',
    path: '/packs',
    ready: 'dialog .check',
    steps: (page) => page.locator('.pack-offer').nth(0).click(),
  },
  {
    name: 'pack that outlives its line, confirm',
    path: '/packs',
    ready: 'dialog .banner',
    steps: (page) => page.locator('.pack-offer').nth(1).click(),
  },
  {
    name: 'plan, confirm',
    path: '/packs',
    ready: 'dialog .rows',
    steps: (page) => page.locator('.pack-offer').nth(2).click(),
  },
  {
    name: 'home of a line that may borrow',
    path: '/',
    ready: '.banner-action',
    answers: {
      listLines: {
        lines: [
          { ...line, emergencyCredit: { ...line.emergencyCredit, canBorrow: true }, units: [] },
        ],
      },
    },
  },
  { name: 'rates', path: '/rates', ready: '.rows' },
  { name: 'rates, calculator', path: '/rates', steps: estimateUse, ready: '.estimate-total' },
  { name: 'usage', path: '/usage', ready: '.usage-head' },
  { name: 'usage, why', path: '/usage', steps: openUsage, ready: '.usage-charge' },
  {
    name: 'messages, one unfolded',
    path: '/messages',
    ready: '.message[open]',
    steps: (page) => page.locator('.message summary').first().click(),
  },
  { name: 'how one is told things', path: '/message-settings', ready: '.card h2' },
  {
    name: 'how one is told things, a code was mailed',
    path: '/message-settings',
    ready: '.field-code',
    answers: {
      readMessageSettings: {
        ...recorded.readMessageSettings,
        email: null,
        emailAsked: 'ming.chan@example.net',
      },
    },
  },
  {
    name: 'how one is told things, mails come back',
    path: '/message-settings',
    ready: '.banner',
    answers: {
      readMessageSettings: {
        ...recorded.readMessageSettings,
        emailFailedAt: '2026-11-20T01:30:00.000Z',
      },
    },
  },
  { name: 'mandates', path: '/mandates', ready: '.mandate-state' },
  {
    name: 'shops near a district',
    path: '/shops',
    ready: '.outlet-distance',
    steps: async (page) => void (await page.locator('select').first().selectOption('KT')),
  },
  { name: 'guards', path: '/guards', ready: '.check' },
  { name: 'reminders', path: '/reminders', ready: '.check' },
  { name: 'auto top-up', path: '/auto-topup', ready: '.rule-sentence' },
  {
    name: 'auto top-up that is on, to be changed',
    path: '/auto-topup',
    ready: 'fieldset',
    answers: { readAutoTopup: runningAutoTopup },
    steps: (page) => page.locator('main .button-secondary').nth(2).click(),
  },
  { name: 'closing', path: '/close-line', ready: '.rows' },
  { name: 'orders', path: '/records', ready: '.record' },
  { name: 'receipts', path: '/records?show=receipts', ready: '.record' },
  {
    name: 'receipts, to be searched',
    path: '/records?show=receipts',
    ready: '.finder[open] button',
    steps: (page) => page.locator('.finder > summary').click(),
  },
  { name: 'receipt', path: `/receipts/${ids.receipt}`, ready: '.receipt-code' },
  { name: 'appeals', path: '/appeals', ready: '.record' },
  {
    name: 'something wrong, about an order',
    path: `/something-wrong?topup=${ids.topup}`,
    ready: '.appeal-choices',
  },
  {
    name: 'something wrong, what is known',
    path: `/something-wrong?topup=${ids.topup}&kind=not_credited`,
    ready: '.card h2',
  },
  {
    name: 'something wrong, to be written',
    path: `/something-wrong?topup=${ids.topup}&kind=unknown_auto_charge`,
    ready: 'textarea',
    answers: {
      adviseAppeal: {
        verdict: 'by_rule',
        topup: topupIn('credited'),
        charge: null,
        log: [...ruleLog],
        askedAt: null,
        promise,
      },
    },
    steps: (page) => page.locator('main .button-plain').last().click(),
  },
  {
    name: 'something wrong, with a charge',
    path: `/something-wrong?line=${line.id}&charge=${usage.charges[0]?.id ?? ''}`,
    ready: '.card h2',
    answers: {
      adviseAppeal: {
        verdict: 'explained',
        topup: null,
        charge: usage.charges[0] ?? null,
        log: [],
        askedAt: null,
        promise,
      },
    },
  },
  { name: 'appeal', path: '/appeals/7K2M9QPX4T', ready: '.appeal-event' },
  {
    name: 'appeal, answered',
    path: '/appeals/7K2M9QPX4T',
    ready: '.appeal-event',
    answers: { readAppeal: answeredAppeal },
  },
  {
    name: 'appeal, waiting for the person',
    path: '/appeals/7K2M9QPX4T',
    ready: '.appeal-event',
    answers: { readAppeal: waitingAppeal },
  },
  {
    name: 'appeal, late, with where else to go',
    path: '/appeals/7K2M9QPX4T',
    ready: '.appeal-conditions',
    answers: { readAppeal: lateAppeal },
    steps: (page) => page.locator('.why > summary').first().click(),
  },
  { name: 'help', path: '/help', ready: '.card' },
  { name: 'more', path: '/settings', ready: '.card' },
  { name: 'no such page', path: '/nothing', ready: '.button-primary' },
];

export const careScreens: readonly Screen[] = [
  { name: 'care, home', path: '/', ready: '.care-button' },
  { name: 'care, balance', path: '/?show=balance', ready: '.amount-large' },
  { name: 'care, top-up', path: '/top-up', ready: 'button.care-button' },
  {
    name: 'care, confirm',
    path: '/top-up',
    ready: '.confirm-total',
    steps: (page) => page.locator('button.care-button').first().click(),
  },
  { name: 'care, order', path: `/top-ups/${ids.topup}`, ready: '.state' },
];
