import { hongKongDay, hourMs, startOfDay } from '#base';
import { readWechatBill } from '#wire/statements';
import type { Source } from './source.ts';

/**
 * WeChat's days are Beijing's, also abroad; its bills are there from ten on. They do not say whose
 * they are but in their rows.
 */
export const wechatBills: readonly Source[] = ['wechat_cn', 'wechat_hk', 'wechat_global'].map(
  (kind) => ({
    kind,
    startOfDay,
    dayOf: hongKongDay,
    readyAfterMs: 10 * hourMs,
    certainAfterMs: 16 * hourMs,
    paysOut: 'to_bank',
    read: readWechatBill,
    isOf: (account, named) => named === account,
  }),
);
