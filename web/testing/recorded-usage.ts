import { hkd, id } from './recorded-values.ts';

const megabyte = 1_048_576;

const charge = {
  id: id('use', 1),
  day: '2026-06-30',
  usedFrom: '2026-06-30T00:05:00Z',
  usedUntil: '2026-06-30T00:09:00Z',
  zone: 'CN' as const,
  service: 'data' as const,
  direction: null,
  to: null,
  units: 40 * megabyte,
  packUnits: 10 * megabyte,
  amount: hkd(3_800),
  notTaken: hkd(0),
  why: '在內地使用數據40 MB。10 MB由組合扣除。30 MB，每MB收HK$1.50。已達每日上限HK$38.00，香港時間今日餘下的用量免費。這次因而少收HK$7.00。收費HK$38.00，由結餘支付HK$38.00（收費表第3版）。',
};

/** Two days: one with a cap and a pack, one whose call nothing could pay to its end. */
export const usage = {
  charges: [
    charge,
    {
      ...charge,
      id: id('use', 2),
      service: 'sms' as const,
      zone: 'HK' as const,
      direction: 'in' as const,
      units: 1,
      packUnits: 0,
      amount: hkd(0),
      why: null,
    },
    {
      ...charge,
      id: id('use', 3),
      day: '2026-06-29',
      usedFrom: '2026-06-29T12:31:00Z',
      usedUntil: '2026-06-29T12:36:20Z',
      zone: 'HK' as const,
      service: 'voice' as const,
      direction: 'out' as const,
      to: 'OTHER' as const,
      units: 320,
      packUnits: 0,
      amount: hkd(1_200),
      notTaken: hkd(2_280),
      why: '在香港致電其他地區5分鐘20秒，以1分鐘為單位，計作6分鐘。6分鐘，每分鐘收HK$5.80。收費HK$34.80，由結餘支付HK$12.00（收費表第3版）。',
    },
  ],
  days: [
    {
      day: '2026-06-30',
      amount: hkd(3_800),
      totals: [
        {
          zone: 'CN' as const,
          service: 'data' as const,
          units: 40 * megabyte,
          packUnits: 10 * megabyte,
          amount: hkd(3_800),
        },
        { zone: 'HK' as const, service: 'sms' as const, units: 1, packUnits: 0, amount: hkd(0) },
      ],
    },
    {
      day: '2026-06-29',
      amount: hkd(1_200),
      totals: [
        {
          zone: 'HK' as const,
          service: 'voice' as const,
          units: 320,
          packUnits: 0,
          amount: hkd(1_200),
        },
      ],
    },
  ],
  before: '2026-06-29T12:36:20Z',
};
