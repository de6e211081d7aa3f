import type { Promotion, PromotionRule } from './promotion.ts';
import type { PromotionRow } from './store/promotions.ts';

export function promotionOf({ code, name, rule, budget, pool, state }: PromotionRow): Promotion {
  return { code, name, rule: ruleOf(rule), budgetMinor: budget, poolMinor: pool, state };
}

/** Promotions of an older version do not say: all of them were bonuses. */
function ruleOf(rule: PromotionRule): PromotionRule {
  return { ...rule, kind: rule.kind ?? 'bonus' };
}
