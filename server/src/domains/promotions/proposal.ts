import { endOfDay, startOfDay, type Words } from '#base';
import type { NewPromotion } from './promotion.ts';
import { refuse } from './refusals.ts';

export type Written = Readonly<Record<string, unknown>>;

/**
 * A promotion as somebody has written it, days in Hong Kong. What is left out limits nothing.
 * Refuses with `promotion_invalid`.
 */
export function proposalOf(given: Written): NewPromotion {
  const number = (name: string, initial: number | null = null): number => {
    const value = given[name] ?? initial;
    if (typeof value !== 'number') throw refuse.promotion_invalid({ why: `${name} is missing` });
    return value;
  };
  const textIn = (name: string, shape: RegExp): string => {
    const value = given[name];
    if (typeof value === 'string' && shape.test(value)) return value;
    throw refuse.promotion_invalid({ why: `${name} is missing or wrong` });
  };
  const list = (name: string): string[] => {
    const value = given[name] ?? [];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    throw refuse.promotion_invalid({ why: `${name} is no list of texts` });
  };
  const limit = (name: string): number | null => (name in given ? number(name) : null);
  const kind = given['kind'] ?? 'bonus';
  if (kind !== 'bonus' && kind !== 'discount') {
    throw refuse.promotion_invalid({ why: 'kind is bonus or discount' });
  }
  const day = /^\d{4}-\d\d-\d\d$/;
  const code = textIn('code', /^[a-z][a-z0-9_]{0,39}$/);
  return {
    code,
    name: (given['name'] ?? { en: code, 'zh-Hant': code, 'zh-Hans': code }) as Words,
    budgetMinor: BigInt(Math.trunc(number('budgetMinor'))),
    rule: {
      kind,
      channels: list('channels'),
      sellers: list('sellers'),
      plans: list('plans'),
      leastMinor: number('leastMinor', 0),
      basisPoints: number('basisPoints', 0),
      fixedMinor: number('fixedMinor', 0),
      mostMinor: number('mostMinor'),
      validDays: number('validDays', kind === 'discount' ? 0 : null),
      from: startOfDay(textIn('from', day)),
      until: endOfDay(textIn('until', day)),
      isFirstOnly: given['isFirstOnly'] === true,
      secretCode: 'secretCode' in given ? textIn('secretCode', /^[A-Z0-9]{4,20}$/) : null,
      usesPerPerson: limit('usesPerPerson'),
      mostPerPersonMinor: limit('mostPerPersonMinor'),
      isCombinable: given['isCombinable'] === true,
    },
  };
}
