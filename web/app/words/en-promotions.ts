/** Texts of codes of promotions, in English. */
export const enPromotions = {
  'promotion.haveCode': 'Have a promotion code?',
  'promotion.code': 'Promotion code',
  'promotion.use': 'Use this code',
  'promotion.used': 'This code is used; the prices say so.',
  'promotion.not_better': 'You already get more without this code, so it is not used.',
  'promotion.not_valid': 'This code is not for this top-up. Please check it.',
} as const;

export type PromotionWords = Readonly<Record<keyof typeof enPromotions, string>>;
