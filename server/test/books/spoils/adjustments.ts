import { changed, eachWay, idIn, offOrGone, type Spoils } from '#test/spoils';

const table = 'adjustments.adjustment';
const of = (reason: string, state = 'done') => ({
  where: `reason = '${reason}' and state = '${state}'`,
  names: idIn('adj'),
});
const moved = { where: `cause like 'adj\\_%'`, names: 'cause' };

export const adjustmentSpoils: Spoils = {
  'adjustments.posted': [
    ...['courtesy', 'wrong_charge', 'wrong_credit', 'uncollectable'].flatMap((reason) =>
      offOrGone(table, 'amount', { ...of(reason), said: reason }),
    ),
    ...eachWay('ledger.transfer', 'amount', { ...moved, said: 'what a line got' }),
    ...eachWay('ledger.system_transfer', 'amount', { ...moved, said: 'what was written off' }),
    ['one of another line', changed(table, 'line = gen_random_uuid()', of('courtesy'))],
    ['one that took and says it gave', changed(table, `reason = 'courtesy'`, of('wrong_credit'))],
    ['one that says it was refused', changed(table, `state = 'refused'`, of('courtesy'))],
    [
      'one that was refused and says it is done',
      changed(table, `state = 'done'`, of('wrong_credit', 'refused')),
    ],
  ],
  'adjustments.people': [
    ['one that its proposer decided', changed(table, 'decided_by = proposed_by', of('courtesy'))],
    ['one that nobody decided', changed(table, 'decided_by = null', of('courtesy'))],
  ],
};
