import { appPages } from '@lowu/contract/app/pages';
import type { ComponentType } from 'react';
import { persistently } from './state/lazy-page.ts';

type Load = () => Promise<ComponentType>;

/** Each page is a chunk of its own: one that grows makes no other page heavier. */
export const loadPage = {
  home: async () => (await import('./pages/home/home-page.tsx')).HomePage,
  newTopup: async () => (await import('./pages/new-topup/new-topup-page.tsx')).NewTopupPage,
  topup: async () => (await import('./pages/topup/topup-page.tsx')).TopupPage,
  signIn: async () => (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage,
  voucher: async () => (await import('./pages/voucher/voucher-page.tsx')).VoucherPage,
  packs: async () => (await import('./pages/packs/packs-page.tsx')).PacksPage,
  outlets: async () => (await import('./pages/outlets/outlets-page.tsx')).OutletsPage,
  rates: async () => (await import('./pages/rates/rates-page.tsx')).RatesPage,
  usage: async () => (await import('./pages/usage/usage-page.tsx')).UsagePage,
  guards: async () => (await import('./pages/guards/guards-page.tsx')).GuardsPage,
  reminders: async () => (await import('./pages/reminders/reminders-page.tsx')).RemindersPage,
  autoTopup: async () => (await import('./pages/auto-topup/auto-topup-page.tsx')).AutoTopupPage,
  mandates: async () => (await import('./pages/mandates/mandates-page.tsx')).MandatesPage,
  messages: async () => (await import('./pages/messages/messages-page.tsx')).MessagesPage,
  messageSettings: async () =>
    (await import('./pages/message-settings/message-settings-page.tsx')).MessageSettingsPage,
  closing: async () => (await import('./pages/closing/closing-page.tsx')).ClosingPage,
  records: async () => (await import('./pages/records/records-page.tsx')).RecordsPage,
  receipt: async () => (await import('./pages/receipt/receipt-page.tsx')).ReceiptPage,
  newAppeal: async () => (await import('./pages/appeals/new-appeal-page.tsx')).NewAppealPage,
  appeals: async () => (await import('./pages/appeals/appeals-page.tsx')).AppealsPage,
  appeal: async () => (await import('./pages/appeals/appeal-page.tsx')).AppealPage,
  help: async () => (await import('./pages/help/help-page.tsx')).HelpPage,
  settings: async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage,
} satisfies Record<keyof typeof appPages, Load>;

/** In care mode the first page and the way to pay are others. */
export const loadCarePage = {
  home: async () => (await import('./pages/care/care-home-page.tsx')).CareHomePage,
  newTopup: async () => (await import('./pages/care/care-topup-page.tsx')).CareTopupPage,
} satisfies Partial<Record<keyof typeof appPages, Load>>;

const pages = Object.keys(appPages) as (keyof typeof appPages)[];

function pageAt(address: string): keyof typeof appPages | undefined {
  return pages.find((page) => {
    const pattern = appPages[page].replaceAll(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(address);
  });
}

const paying: ReadonlySet<keyof typeof appPages> = new Set(['newTopup', 'voucher']);

/**
 * Fetches the code of the page at an address before it is needed, and where one is about to pay
 * that of the page of the order too. What is lost on the way is fetched when it is needed.
 */
export function prepareFor(address: string, isCareMode: boolean): void {
  const page = pageAt(address);
  if (page === undefined) return;
  const care: Partial<Record<keyof typeof appPages, Load>> = isCareMode ? loadCarePage : {};
  const wanted = [care[page] ?? loadPage[page], ...(paying.has(page) ? [loadPage.topup] : [])];
  for (const load of wanted) persistently<ComponentType>(load).catch(() => undefined);
}
