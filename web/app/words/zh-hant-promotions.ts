import type { PromotionWords } from './en-promotions.ts';

/** Texts of codes of promotions, in Hong Kong Chinese. */
export const zhHantPromotions: PromotionWords = {
  'promotion.haveCode': '有優惠碼？',
  'promotion.code': '優惠碼',
  'promotion.use': '使用優惠碼',
  'promotion.used': '已使用優惠碼，價格已更新。',
  'promotion.not_better': '不使用此優惠碼已可享更多優惠，因此未有使用。',
  'promotion.not_valid': '此優惠碼不適用於這次增值，請檢查。',
};
