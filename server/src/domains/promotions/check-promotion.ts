import type { SettingValues } from '#platform/settings';
import type { NewPromotion } from './promotion.ts';
import { refuse } from './refusals.ts';
import { promotionSettings } from './settings.ts';

/**
 * Where a top-up may cost less than its value: whoever pays has seen what it costs. Cash at a till
 * of ours or into a machine, vouchers and what a mandate pays unasked are the value itself.
 */
const discountChannels: ReadonlySet<string> = new Set(['app', 'partner', 'agent']);

function isDays(days: number): boolean {
  return days >= 1 && days <= 3_660;
}

/** Refuses with `promotion_invalid` and what is wrong, or with `promotion_too_deep`. */
export function checkPromotion(wanted: NewPromotion, settings: SettingValues): void {
  const { rule, budgetMinor } = wanted;
  const counts = [rule.leastMinor, rule.basisPoints, rule.fixedMinor, rule.mostMinor];
  const caps = [rule.usesPerPerson ?? 1, rule.mostPerPersonMinor ?? 1];
  const isDiscount = rule.kind === 'discount';
  const problems: readonly [boolean, string][] = [
    [counts.some((one) => !Number.isSafeInteger(one) || one < 0), 'amounts are whole'],
    [rule.basisPoints + rule.fixedMinor === 0 || rule.mostMinor === 0, 'it gives nothing'],
    [caps.some((one) => !Number.isSafeInteger(one) || one < 1), 'caps are whole and not nothing'],
    [rule.channels.length === 0, 'it names no channel'],
    // Said this way round a day that is none does not pass, either.
    [!(rule.until > rule.from), 'it ends before it begins'],
    [!isDiscount && !isDays(rule.validDays), 'a bonus is valid for 1 to 3660 days'],
    [BigInt(rule.mostMinor) > budgetMinor, 'its budget is less than what one top-up may get'],
    [
      isDiscount && !rule.channels.every((one) => discountChannels.has(one)),
      `a discount is for ${[...discountChannels].join(', ')}`,
    ],
  ];
  const [, why] = problems.find(([isWrong]) => isWrong) ?? [];
  if (why !== undefined) throw refuse.promotion_invalid({ why });
  const deepest = isDiscount
    ? 10_000 - settings.get(promotionSettings.floorBasisPoints)
    : settings.get(promotionSettings.deepestBasisPoints);
  // A fixed amount is deepest at the least top-up that gets it.
  const share = rule.basisPoints + (rule.fixedMinor * 10_000) / Math.max(1, rule.leastMinor);
  if (share > deepest) throw refuse.promotion_too_deep({ kind: rule.kind, percent: deepest / 100 });
}
