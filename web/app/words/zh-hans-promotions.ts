import type { PromotionWords } from './en-promotions.ts';

/** Texts of codes of promotions, in simplified Chinese. */
export const zhHansPromotions: PromotionWords = {
  'promotion.haveCode': '有优惠码？',
  'promotion.code': '优惠码',
  'promotion.use': '使用优惠码',
  'promotion.used': '已使用优惠码，价格已更新。',
  'promotion.not_better': '不使用此优惠码已可享更多优惠，因此未使用。',
  'promotion.not_valid': '此优惠码不适用于本次充值，请检查。',
};
