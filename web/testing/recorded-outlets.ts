import type { AppRoutes } from '@lowu/contract/app';
import type { AnswerOf } from '@lowu/contract/route';

type OutletList = AnswerOf<AppRoutes['listOutlets']>;
type Span = OutletList['outlets'][number]['week'][number][number];

function daily(opensAt: number, closesAt: number): Span[][] {
  return Array.from({ length: 7 }, () => [{ opensAt, closesAt }]);
}

/** A shop that is open late, a hall that is closed, and a machine that never is. */
export const nearKwunTong: OutletList = {
  districts: [
    {
      code: 'KT',
      area: 'kowloon',
      name: { en: 'Kwun Tong', 'zh-Hant': '觀塘', 'zh-Hans': '观塘' },
      latitudeMicro: 22_312_500,
      longitudeMicro: 114_226_200,
    },
    {
      code: 'FT',
      area: 'shenzhen',
      name: { en: 'Futian', 'zh-Hant': '福田', 'zh-Hans': '福田' },
      latitudeMicro: 22_522_000,
      longitudeMicro: 114_055_000,
    },
  ],
  outlets: [
    {
      code: 'hm-kwun-tong',
      kind: 'shop',
      name: {
        en: 'Harbour Mart, Kwun Tong',
        'zh-Hant': '海港便利觀塘店',
        'zh-Hans': '海港便利观塘店',
      },
      address: {
        en: 'G/F, 418 Kwun Tong Road',
        'zh-Hant': '觀塘道418號地下',
        'zh-Hans': '观塘道418号地下',
      },
      district: 'KT',
      latitudeMicro: 22_312_100,
      longitudeMicro: 114_226_400,
      week: daily(420, 1_410),
      services: ['cash', 'voucher'],
      languages: ['zh-Hant', 'en'],
      phone: null,
    },
    {
      code: 'hall-kwun-tong',
      kind: 'hall',
      name: {
        en: 'Lowu service hall, Kwun Tong',
        'zh-Hant': '羅湖通訊觀塘服務中心',
        'zh-Hans': '罗湖通讯观塘服务中心',
      },
      address: {
        en: '418 Kwun Tong Road',
        'zh-Hant': '觀塘道418號',
        'zh-Hans': '观塘道418号',
      },
      district: 'KT',
      latitudeMicro: 22_311_000,
      longitudeMicro: 114_227_300,
      week: daily(540, 600).map((spans, day) => (day === 1 ? [] : spans)),
      services: ['cash', 'card', 'voucher', 'sim', 'registration'],
      languages: ['zh-Hant', 'zh-Hans', 'en'],
      phone: '+852 3000 1881',
    },
    {
      code: 'atm-futian',
      kind: 'atm',
      name: {
        en: 'Harbour Bank cash machine, Futian Port',
        'zh-Hant': '海港銀行櫃員機（福田口岸）',
        'zh-Hans': '海港银行柜员机（福田口岸）',
      },
      address: { en: '2 Yuheng Road', 'zh-Hant': '裕亨路2號', 'zh-Hans': '裕亨路2号' },
      district: 'FT',
      latitudeMicro: 22_516_200,
      longitudeMicro: 114_066_900,
      week: daily(0, 1_440),
      services: ['cash'],
      languages: ['zh-Hans', 'en'],
      phone: null,
    },
  ],
};
