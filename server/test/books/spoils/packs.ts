import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const term = {
  where: `price_minor > 0 and state <> 'renewed' and follows is null`,
  names: idIn('ter'),
};
const taken = { where: `cause like 'ter\\_%' and unit = 'HKD' and amount < 0`, names: 'cause' };
const followed = { where: `state = 'renewed'`, names: 'id::text' };
const follower = { where: `follows is not null and state <> 'renewed'`, names: 'id::text' };

export const packSpoils: Spoils = {
  'packs.prices': [
    ...offOrGone('packs.term', 'price_minor', term),
    ...eachWay('ledger.transfer', 'amount', { ...taken, said: 'what was taken' }),
    ['a term of another line', changed('packs.term', 'line = gen_random_uuid()', term)],
  ],
  'packs.followers': [
    ['one that says it has ended', changed('packs.term', `state = 'ended'`, followed)],
    [
      'one that says it was renewed',
      changed('packs.term', `state = 'renewed'`, { ...term, names: 'id::text' }),
    ],
    [
      'one that nobody follows',
      changed('packs.term', 'follows = null', { ...follower, names: `'is followed by 0 terms'` }),
    ],
    ['one that follows none', changed('packs.term', 'follows = gen_random_uuid()', follower)],
    [
      'one of another kind',
      changed('packs.term', `kind = case kind when 'pack' then 'period' else 'pack' end`, follower),
    ],
    [
      'one that begins before',
      changed('packs.term', `starts_at = starts_at - interval '400 days'`, follower),
    ],
    [
      'one that ends after',
      changed('packs.term', `ends_at = ends_at + interval '400 days'`, {
        ...followed,
        names: 'id::text',
      }),
    ],
    [
      'a follower that is gone',
      gone('packs.term', { ...follower, names: 'follows::text' }),
      'packs.prices',
    ],
  ],
};
