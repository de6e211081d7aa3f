import { recorded } from './recorded.ts';
import { cny, hkd } from './recorded-values.ts';

const quote = recorded.quoteTopup;

/** As the server says it of a method whose provider leaves its callers without answers. */
export const failing = {
  en: 'Has trouble just now; please choose another, or try again in some minutes',
  'zh-Hant': '此付款方式暫時不穩定，請選用其他方式，或數分鐘後再試',
  'zh-Hans': '该支付方式暂时不稳定，请选用其他方式，或几分钟后再试',
};

/** As the server says it of a method for whose currency there is no rate of today. */
export const noRate = {
  en: 'Not available just now: there is no exchange rate of today',
  'zh-Hant': '暫未能使用：今天未有兌換率',
  'zh-Hans': '暂不可用：今天没有汇率',
};

const usual = {
  bonus: hkd(500),
  mandate: null,
  promisedSeconds: 10,
  isAvailable: true,
  health: 'good' as const,
  reason: null,
};

/** One with a fee in CNY, one without in HKD, and behind them one that has trouble. */
export const quoteOfThree = {
  ...quote,
  methods: [
    {
      ...usual,
      code: 'alipay_cn',
      name: { en: 'Alipay', 'zh-Hant': '支付寶（內地）', 'zh-Hans': '支付宝' },
      pays: cny(9_343),
      fee: cny(143),
    },
    {
      ...usual,
      code: 'fps_qr',
      name: { en: 'FPS', 'zh-Hant': '轉數快', 'zh-Hans': '转数快' },
      pays: hkd(10_000),
      fee: hkd(0),
    },
    {
      ...usual,
      code: 'alipay_hk',
      name: { en: 'AlipayHK', 'zh-Hant': 'AlipayHK', 'zh-Hans': 'AlipayHK' },
      pays: hkd(10_000),
      fee: hkd(0),
      isAvailable: false,
      health: 'failing' as const,
      reason: failing,
    },
  ],
};

/** Days after the last rate: what charges CNY has no price, and the rest goes on. */
export const quoteWithoutRate = {
  ...quoteOfThree,
  price: null,
  rate: null,
  methods: quoteOfThree.methods.filter(({ pays }) => pays.currency === 'HKD'),
  unpricedMethods: quoteOfThree.methods
    .filter(({ pays }) => pays.currency === 'CNY')
    .map(({ code, name }) => ({ code, name, reason: noRate })),
};
