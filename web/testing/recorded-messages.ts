import { id } from './recorded-values.ts';

const sent = {
  number: '+85291234567',
  page: null,
  topup: null,
  way: 'sms' as const,
  state: 'delivered' as const,
};

export const messages = {
  messages: [
    {
      ...sent,
      id: id('msg', 4),
      title: '付款要你確認',
      text: 'AlipayHK要你本人確認HK$100付款，暫未扣款。請於App付款，查詢188。',
      at: '2026-06-30T00:12:00Z',
      isOpened: false,
      page: 'topup' as const,
    },
    {
      ...sent,
      id: id('msg', 3),
      title: '結餘快用完',
      text: '你的結餘為HK$3.20，按近期用量約可用1日。增值請開App、撥*#188#或到便利店。',
      at: '2026-06-30T00:11:00Z',
      isOpened: false,
    },
    {
      ...sent,
      id: id('msg', 2),
      title: '增值成功',
      text: '增值HK$100成功，結餘HK$108.20，有效期至2026-12-27。編號TH8K2M，查詢188。',
      at: '2026-06-28T10:31:00Z',
      isOpened: true,
    },
    {
      ...sent,
      id: id('msg', 1),
      number: '+8613800138000',
      title: '即將續期',
      text: '+86號碼月費於2026-07-01續期，收HK$18，結餘HK$108.20，App可停。',
      at: '2026-06-27T01:00:00Z',
      isOpened: true,
      way: 'email' as const,
      state: 'sent' as const,
    },
  ],
  before: id('msg', 1),
  unread: 2,
};

export const messageSettings = {
  email: 'ming.chan@example.net',
  emailFailedAt: null,
  emailAsked: null,
  ways: {
    payments: 'sms' as const,
    balance: 'push' as const,
    expiry: 'sms' as const,
    packs: 'inbox' as const,
    zones: 'sms' as const,
  },
  quiet: { from: '22:00', until: '08:00' },
  push: { key: 'BNcRdreALRFXTkOOUHK1', endpoints: [] },
};
