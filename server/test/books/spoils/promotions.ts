import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const benefit = 'promotions.benefit';
const of = (state: string) => ({ where: `state = '${state}'`, names: idIn('top', 'topup') });
const given = of('given');
const budgets = 'promotions.budgets';
const one = { where: `code = 'rush'`, names: 'code' };
const part = { where: `promotion = 'rush' and taken > 0`, names: 'promotion' };
const counted = { where: `uses > 0`, names: 'person::text' };
const bonus = { where: `code = 'bonus'`, names: 'cause' };

export const promotionSpoils: Spoils = {
  'promotions.budgets': [
    ['a budget of a cent more', changed('promotions.promotion', 'budget = budget + 1', one)],
    ['a pool of a cent more', changed('promotions.promotion', 'pool = pool + 1', one)],
    ['a promotion that is gone', gone('promotions.promotion', one)],
    ['a slice of a cent more', changed('promotions.slice', 'leased = leased + 1', part)],
    ...offOrGone('promotions.slice', 'taken', part),
    ...offOrGone('promotions.person', 'amount', counted),
    ['a person of one use more', changed('promotions.person', 'uses = uses + 1', counted)],
    [
      'a benefit of another person',
      changed(benefit, 'person = gen_random_uuid()', {
        where: `state = 'given' and promotion in (select promotion from promotions.person)`,
        names: 'person::text',
      }),
    ],
    ['a benefit that is gone', gone(benefit, { ...given, names: 'promotion' })],
    [
      'one that says it was released',
      changed(benefit, `state = 'released'`, { ...given, names: 'promotion' }),
    ],
    [
      'what was released and says it was promised',
      changed(benefit, `state = 'reserved'`, { ...of('released'), names: 'promotion' }),
    ],
  ],
  'promotions.posted': [
    ['a bonus of a cent more', changed(benefit, 'amount = amount + 1', given), budgets],
    ['a bonus that says it is a discount', changed(benefit, `kind = 'discount'`, given)],
    ['a bonus that is only promised', changed(benefit, `state = 'reserved'`, given)],
    ...eachWay('ledger.transfer', 'amount', { ...bonus, said: 'a bonus in the books' }),
  ],
};
