import { endOfDay, isId, startOfDay } from '#base';
import { type NewPromotion, promotionChannels } from './promotion.ts';
import {
  countIn,
  dayIn,
  flagIn,
  listIn,
  oneIn,
  requireKnown,
  textIn,
  wordsIn,
  type Written,
} from './written.ts';

const known = new Set([
  'code',
  'name',
  'budgetMinor',
  'kind',
  'channels',
  'sellers',
  'plans',
  'leastMinor',
  'basisPoints',
  'fixedMinor',
  'mostMinor',
  'validDays',
  'from',
  'until',
  'isFirstOnly',
  'secretCode',
  'usesPerPerson',
  'mostPerPersonMinor',
  'isCombinable',
]);

/**
 * A promotion as somebody has written it, days in Hong Kong. What is left out limits nothing, and
 * what is not known is refused: a limit whose name is misspelt would be none. Refuses with
 * `promotion_invalid`.
 */
export function proposalOf(given: Written): NewPromotion {
  requireKnown(given, known);
  const code = textIn(given, 'code', /^[a-z][a-z0-9_]{0,39}$/);
  const kind = oneIn(given, 'kind', ['bonus', 'discount'], 'bonus');
  return {
    code,
    name: wordsIn(given, 'name', code),
    budgetMinor: BigInt(countIn(given, 'budgetMinor')),
    rule: {
      kind,
      channels: listIn(given, 'channels', (one) => promotionChannels.has(one)),
      sellers: listIn(given, 'sellers', (one) => isId('rsl', one)),
      plans: listIn(given, 'plans', (one) => /^[a-z][a-z0-9_]{0,39}$/.test(one)),
      leastMinor: countIn(given, 'leastMinor', { initial: 0 }),
      basisPoints: countIn(given, 'basisPoints', { initial: 0 }),
      fixedMinor: countIn(given, 'fixedMinor', { initial: 0 }),
      mostMinor: countIn(given, 'mostMinor'),
      validDays: countIn(given, 'validDays', kind === 'discount' ? { initial: 0 } : {}),
      from: startOfDay(dayIn(given, 'from')),
      until: endOfDay(dayIn(given, 'until')),
      isFirstOnly: flagIn(given, 'isFirstOnly'),
      secretCode: isLeftOut(given, 'secretCode')
        ? null
        : textIn(given, 'secretCode', /^[A-Z0-9]{4,20}$/),
      usesPerPerson: limitIn(given, 'usesPerPerson'),
      mostPerPersonMinor: limitIn(given, 'mostPerPersonMinor'),
      isCombinable: flagIn(given, 'isCombinable'),
    },
  };
}

function isLeftOut(given: Written, name: string): boolean {
  return (given[name] ?? null) === null;
}

function limitIn(given: Written, name: string): number | null {
  return isLeftOut(given, name) ? null : countIn(given, name, { least: 1 });
}
