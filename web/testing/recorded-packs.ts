import { cny, hkd, id } from './recorded-values.ts';

const gigabyte = 1_073_741_824;
const twinCity = { en: 'Twin-City 30', 'zh-Hant': '雙城30', 'zh-Hans': '双城30' };
const commuter = { en: 'Commuter PAYG', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' };
const mainlandPack = {
  en: 'Mainland and Macau 1 GB, 1 day',
  'zh-Hant': '內地及澳門數據 1 GB（1 日）',
  'zh-Hans': '内地及澳门流量 1 GB（1 天）',
};
const homePack = {
  en: 'Hong Kong 5 GB, 30 days',
  'zh-Hant': '香港數據 5 GB（30 日）',
  'zh-Hans': '香港流量 5 GB（30 天）',
};
const fee = { en: 'Monthly fee', 'zh-Hant': '月費', 'zh-Hans': '月费' };

const zones = ['CN' as const, 'MO' as const];
const started = '2026-06-20T02:00:00Z';
const ends = '2026-07-20T15:59:59Z';
const both = { startsAt: started, endsAt: ends, why: null };

export const period = {
  ...both,
  id: id('ter', 1),
  kind: 'period' as const,
  name: twinCity,
  price: hkd(8_800),
  state: 'running' as const,
  renews: true,
  outlivesLine: false,
  canChangeRenewal: true,
};

/** A line with a period that renews, a fee, and a pack that lapsed for lack of balance. */
export const packs = {
  available: hkd(12_250),
  validUntil: '2026-07-12',
  nextPlan: { code: 'commuter', name: commuter, from: '2026-07-20T16:00:00Z' },
  terms: [
    period,
    {
      ...both,
      id: id('ter', 2),
      kind: 'monthly_fee' as const,
      name: fee,
      price: hkd(200),
      state: 'running' as const,
      renews: true,
      outlivesLine: false,
      canChangeRenewal: false,
    },
    {
      ...both,
      id: id('ter', 3),
      kind: 'pack' as const,
      name: mainlandPack,
      price: hkd(2_800),
      endsAt: '2026-06-29T15:59:59Z',
      state: 'lapsed' as const,
      why: 'balance' as const,
      renews: true,
      outlivesLine: false,
      canChangeRenewal: false,
    },
  ],
  offers: [
    {
      code: 'cn_mo_1gb_1d',
      name: mainlandPack,
      price: hkd(2_800),
      priceCny: cny(2_600),
      days: 1,
      includes: [{ unit: 'BYTE' as const, amount: gigabyte, zones, stopsAtEnd: false }],
      rollOverPeriods: 0,
      endsAt: '2026-06-30T15:59:59Z',
      outlivesLine: false,
      endedAt: '2026-06-29T15:59:59Z',
      isAffordable: true,
    },
    {
      code: 'hk_5gb_30d',
      name: homePack,
      price: hkd(4_800),
      priceCny: cny(4_400),
      days: 30,
      includes: [
        { unit: 'BYTE' as const, amount: 5 * gigabyte, zones: ['HK' as const], stopsAtEnd: false },
      ],
      rollOverPeriods: 1,
      endsAt: '2026-07-29T15:59:59Z',
      outlivesLine: true,
      endedAt: null,
      isAffordable: true,
    },
  ],
  plans: [
    {
      code: 'commuter',
      name: commuter,
      isPresent: false,
      period: null,
      monthlyFee: hkd(200),
      mainlandNumberFee: hkd(1_800),
      firstCharge: hkd(1_800),
    },
    {
      code: 'twin_city_30',
      name: twinCity,
      isPresent: true,
      period: {
        days: 30,
        price: hkd(8_800),
        includes: [
          {
            unit: 'BYTE' as const,
            amount: 12 * gigabyte,
            zones: ['HK' as const],
            stopsAtEnd: false,
          },
          { unit: 'BYTE' as const, amount: 4 * gigabyte, zones, stopsAtEnd: false },
        ],
        rollOverPeriods: 1,
      },
      monthlyFee: hkd(200),
      mainlandNumberFee: hkd(0),
      firstCharge: hkd(0),
    },
  ],
};
