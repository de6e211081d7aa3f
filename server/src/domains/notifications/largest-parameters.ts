import type { MessageKind, MessageParameters } from './message.ts';

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;
const largestValue = hkd(999_999n);
const largestBalance = hkd(9_999_999n);
const reference = 'TH8K2M';
const workdays = { least: 10, most: 20 };
const validUntil = '2026-12-30';
const day = validUntil;
const dearest = hkd(99_999n);
/** The longest name in the demo's catalogue. */
const name = {
  'zh-Hant': '內地及澳門數據 1 GB（1 日）',
  'zh-Hans': '内地及澳门流量 1 GB（1 天）',
  en: 'Mainland and Macau 1 GB, 1 day',
};

const left = { 'zh-Hant': '1023.99 MB', 'zh-Hans': '1023.99 MB', en: '400 min 48 s' };
const zone = { 'zh-Hant': '其他地區', 'zh-Hans': '其他地区', en: 'other places' };
const method = { 'zh-Hant': 'WeChat Pay', 'zh-Hans': 'WeChat Pay', en: 'WeChat Pay' };
const rule = {
  'zh-Hant': '結餘低於HK$100或餘30日時增值HK$1,000或以上，30日上限HK$3,000',
  'zh-Hans': '余额低于HK$100或剩30日时充值HK$1,000或以上，30日上限HK$3,000',
  en: 'below HK$100 or 30 days left, top up HK$1,000 or more, at most HK$3,000 in 30 days',
};

const what = {
  'zh-Hant': '收到HK$9,999.99，應付HK$9,999.99',
  'zh-Hans': '收到HK$9,999.99，应付HK$9,999.99',
  en: 'we received HK$9,999.99, not HK$9,999.99',
};

/** As long as a reason may be. */
const why = {
  'zh-Hant': '號'.repeat(13),
  'zh-Hans': '号'.repeat(13),
  en: 'your wallet authorisation allows no more',
};

/** The longest that each parameter becomes: HK$9,999.99, HK$99,999.99, 60 minutes, a masked +86. */
export const largestParameters: { readonly [Kind in MessageKind]: MessageParameters[Kind] } = {
  sign_in_code: { code: '000000', minutes: 30 },
  email_code: { code: '000000', minutes: 120 },
  developer_code: { code: '000000', minutes: 15 },
  developer_invitation: { code: '0000-0000-0000-0000', hours: 720 },
  developer_factors_set: { day },
  topup_credited: { value: largestValue, balance: largestBalance, validUntil, reference },
  topup_pending: { value: largestValue, reference, minutes: 60 },
  topup_not_charged: { value: largestValue, reference },
  topup_failed: { value: largestValue, reference, workdays },
  sale_made: {
    value: largestValue,
    maskedReceiver: '+86 1*******000',
    float: largestBalance,
    reference,
  },
  payout_account_changed: { ending: '9999', day },
  gift_paid: { value: largestValue, maskedReceiver: '+86 1*******000', reference },
  gift_received: { value: largestValue, balance: largestBalance, validUntil, reference },
  gift_taken_back: { value: largestValue, balance: largestBalance, reference },
  sim_swap_asked: { hours: 720 },
  sim_swap_done: { ending: '9999' },
  sim_swap_stopped: { ending: '9999' },
  line_closing: { ending: '9999' },
  closing_came_back: { value: largestBalance, ending: '9999' },
  balance_corrected_up: { value: largestValue, balance: largestBalance },
  balance_corrected_down: { value: largestValue, balance: largestBalance },
  debt_written_off: { value: largestValue, balance: largestBalance },
  topup_undone: { value: largestValue, reference, workdays },
  topup_held: { value: largestValue, reference, hours: 720 },
  topup_mismatched: { what, reference, hours: 720 },
  topup_still_held: { value: largestValue, reference, hours: 720 },
  topup_taken_by_bank: { paid: largestBalance, reference },
  refund_made: { paid: largestBalance, reference },
  refund_failed: { paid: largestBalance, reference },
  term_renews: { name, price: dearest, day, balance: largestBalance },
  term_ends: { name, day },
  term_renewed: { name, price: dearest, day, balance: largestBalance },
  term_lapsed: { name, price: dearest, balance: dearest },
  term_outlived: { name, day },
  term_withdrawn: { name, day },
  fee_owed: { name, price: dearest, balance: dearest },
  balance_low: { balance: dearest, days: 999 },
  balance_low_today: { balance: dearest },
  balance_below: { balance: dearest, threshold: dearest },
  balance_gone: { balance: dearest, day },
  bonus_expired: { value: largestValue, balance: largestBalance },
  line_expires: { day, value: dearest, validDays: 365 },
  line_expires_today: { value: dearest, validDays: 365 },
  line_blocked: { balance: largestBalance, day },
  zone_switched: {
    zone,
    voicePerMinute: dearest,
    dataPerMegabyte: dearest,
    dailyCap: dearest,
    balance: largestBalance,
  },
  zone_uncapped: {
    zone,
    voicePerMinute: dearest,
    dataPerMegabyte: dearest,
    balance: largestBalance,
  },
  zone_closed: { zone, balance: largestBalance },
  pack_nearly_used: { name, percent: 80, left, day },
  pack_used_up: { name, balance: largestBalance },
  pack_stopped: { name, day },
  daily_cap_reached: { zone, dailyCap: dearest },
  unusual_use: { spent: dearest, usual: dearest, balance: dearest },
  auto_topup_charged: {
    threshold: hkd(9_900n),
    method,
    value: hkd(100_000n),
    charged: hkd(300_000n),
    cap: hkd(300_000n),
  },
  auto_topup_scheduled: {
    method,
    value: hkd(100_000n),
    charged: hkd(300_000n),
    cap: hkd(300_000n),
  },
  auto_topup_ahead: { day, method, paid: { ...dearest, currency: 'CNY' }, value: dearest },
  auto_topup_ahead_most: { day, method, most: dearest },
  auto_topup_declined: { method, value: dearest, balance: dearest },
  auto_topup_paused: { failures: 10, balance: largestBalance },
  auto_topup_rests: { why, balance: dearest },
  auto_topup_cap_reached: { cap: dearest, balance: largestBalance },
  auto_topup_not_made: { why },
  auto_topup_unknown: { value: largestValue, balance: largestBalance },
  auto_topup_put_off: { minutes: 10_080, balance: largestBalance },
  auto_topup_started: { rule },
  auto_topup_stopped: { balance: largestBalance },
  auto_topup_stopped_open: { value: largestValue },
  auto_topup_ended: { ending: '9999' },
  auto_topup_called_off: { value: largestValue, balance: largestBalance },
  mandate_stopped: { method },
  mandate_over: { method },
  collection_ahead: { method, price: dearest, day },
  collection_needs_payer: { method, price: dearest },
  collection_stopped: { method, price: dearest },
  topup_charged_back: { paid: largestBalance, reference },
  topup_put_back: { paid: largestBalance, reference },
  appeal_opened: { number: '7K2M9 QPX4T', hours: 720, days: 60 },
  appeal_replied: { number: '7K2M9 QPX4T' },
  appeal_asked: { number: '7K2M9 QPX4T' },
  appeal_answered: { number: '7K2M9 QPX4T' },
  appeal_late: { number: '7K2M9 QPX4T' },
  webhook_disabled: { host: 'hooks.shop.example.com', day },
  // As long as it likes: who is answered has asked for all of it, and `dialogues` sees to it.
  dialogue_answer: { text: 'HK$100' },
};
