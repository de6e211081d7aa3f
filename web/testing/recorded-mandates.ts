import { hkd, id } from './recorded-values.ts';

const method = {
  code: 'alipay_hk',
  name: { en: 'AlipayHK', 'zh-Hant': 'AlipayHK', 'zh-Hans': 'AlipayHK' },
};

const consent = {
  version: '2027-02',
  text: '我允許雙灣通訊在我輕按增值時，或我已開啟的自動增值到期時，從我在此儲存的付款方式扣款：每次最多 HK$500.00，每 30 日最多 HK$2,000.00 及 20 次。我可隨時在此處或錢包一按停止。',
};

export const mandate = {
  id: id('mdt', 1),
  method,
  state: 'active' as const,
  label: '852-9*****67',
  limits: {
    most: hkd(50_000),
    periodDays: 30,
    mostInPeriod: hkd(200_000),
    mostTimes: 20,
    used: hkd(10_000),
    usedTimes: 1,
  },
  consent,
  nextDay: null,
  signUrl: null,
  signedAt: '2026-06-20T10:31:00Z',
  endedAt: null,
  endedBy: null,
  history: [
    { at: '2026-06-28T10:31:00Z', event: 'collected' as const, amount: hkd(10_000) },
    { at: '2026-06-20T10:31:00Z', event: 'signed' as const, amount: null },
  ],
};

const stopped = {
  ...mandate,
  id: id('mdt', 2),
  state: 'revoked' as const,
  signedAt: '2026-06-02T10:31:00Z',
  endedAt: '2026-06-19T10:31:00Z',
  endedBy: 'payer' as const,
};

/** One in force, one that is over, and a method that can be saved. */
export const mandates = {
  mandates: [mandate, stopped],
  offers: [
    { ...method, consent, isScheduledOnly: false },
    {
      code: 'alipay_plus',
      name: { en: 'Alipay', 'zh-Hant': '支付寶（港元標價）', 'zh-Hans': '支付宝（港币标价）' },
      consent,
      isScheduledOnly: false,
    },
    {
      code: 'alipay_cn',
      name: { en: 'Alipay', 'zh-Hant': '支付寶（內地）', 'zh-Hans': '支付宝' },
      consent: null,
      isScheduledOnly: true,
    },
  ],
};
