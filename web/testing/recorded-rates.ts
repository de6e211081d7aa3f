import { hkd } from './recorded-values.ts';

const megabyte = 1_048_576;
const places = ['HK' as const, 'CN' as const];
const peak = { en: 'peak', 'zh-Hant': '繁忙時段', 'zh-Hans': '忙时' };

const call = {
  code: 'voice_cn_out',
  service: 'voice' as const,
  direction: 'out' as const,
  to: places,
  time: null,
  price: hkd(70),
  per: 60,
  firstUnits: 60,
  thenUnits: 60,
  connect: null,
  dailyCap: null,
  fairUse: null,
  needsOptIn: false,
};

const data = {
  ...call,
  code: 'data_cn',
  service: 'data' as const,
  direction: null,
  to: null,
  price: hkd(150),
  per: megabyte,
  firstUnits: 1_024,
  thenUnits: 1_024,
  dailyCap: hkd(3_800),
  fairUse: { afterBytes: 1_024 * megabyte, kbps: 128 },
};

/** Every kind of rate: peak hours, steps of seconds, caps, fair use, off, not sold. */
export const rates = {
  plan: {
    code: 'commuter',
    name: { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' },
  },
  version: 3,
  zones: [
    {
      zone: 'HK' as const,
      isOptedIn: false,
      rates: [
        {
          ...call,
          code: 'voice_hk_out',
          price: hkd(12),
          time: { name: peak, from: '12:00', until: '21:00' },
        },
        { ...call, code: 'voice_hk_in', direction: 'in' as const, to: null, connect: hkd(10) },
        { ...data, code: 'data_hk', price: hkd(0), fairUse: { afterBytes: 0, kbps: 128 } },
      ],
    },
    {
      zone: 'CN' as const,
      isOptedIn: false,
      rates: [
        call,
        {
          ...call,
          code: 'sms_cn_out',
          service: 'sms' as const,
          price: hkd(60),
          per: 1,
          firstUnits: 1,
          thenUnits: 1,
        },
        data,
      ],
    },
    {
      zone: 'MO' as const,
      isOptedIn: true,
      rates: [
        { ...call, code: 'voice_mo_out', price: hkd(390), firstUnits: 30, thenUnits: 6 },
        { ...data, code: 'data_mo', price: hkd(500), dailyCap: hkd(6_800), needsOptIn: true },
      ],
    },
    {
      zone: 'ROW' as const,
      isOptedIn: false,
      rates: [
        { ...call, code: 'voice_row_out', to: ['TW' as const, 'OTHER' as const] },
        { ...data, code: 'data_row', fairUse: null, needsOptIn: true },
      ],
    },
  ],
};

/** Twenty minutes in Shenzhen and 500 MB, with a pack that pays for a part. */
export const estimate = {
  costs: [
    {
      service: 'voice' as const,
      direction: 'out' as const,
      units: 1_200,
      isSold: true,
      needsOptIn: false,
      packUnits: 0,
      amount: hkd(1_400),
      stopsAfter: null,
      why: ['在內地致電香港20分鐘。20分鐘，每分鐘收HK$0.70。預計收費HK$14.00（收費表第3版）。'],
    },
    {
      service: 'data' as const,
      direction: null,
      units: 500 * megabyte,
      isSold: true,
      needsOptIn: true,
      packUnits: 100 * megabyte,
      amount: hkd(3_800),
      stopsAfter: 100 * megabyte,
      why: [
        '在內地使用數據500 MB。100 MB由組合扣除。400 MB，每MB收HK$1.50。已達每日上限HK$38.00，香港時間今日餘下的用量免費。這次因而少收HK$562.00。預計收費HK$38.00（收費表第3版）。',
      ],
    },
  ],
  amount: hkd(5_200),
  available: hkd(320),
  lacking: hkd(4_880),
};
