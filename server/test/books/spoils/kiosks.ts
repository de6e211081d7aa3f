import { changed, gone, idIn, type Spoils, twice } from '#test/spoils';

const credited = { where: `state = 'credited'`, names: idIn('top', 'topup') };
const claimable = { where: `state = 'claimable'`, names: idIn('ksl') };
const notes = { where: `system_account like 'cash:kiosk\\_%' and code = 'topup'`, names: 'cause' };
const slips = { where: `credit_account = 'cash_claims'`, names: `'slips are owed '` };
const counted = { where: 'counted_at is not null', names: `'its boxes hold'` };
const toBank = {
  where: `cause like 'ksk\\_%' or credit_account like 'cash:kiosk%'`,
  names: 'credit_account',
};

export const kioskSpoils: Spoils = {
  'kiosks.sales': [
    [
      'a sale of a cent more',
      changed('kiosks.sale', 'value = value + 1', credited),
      'kiosks.boxes',
    ],
    ['a sale that is gone', gone('kiosks.sale', credited), 'kiosks.boxes'],
    ['a sale twice', twice('kiosks.sale', credited), 'kiosks.boxes'],
    [
      'notes of a cent more',
      changed('ledger.transfer', 'amount = amount + 1', notes),
      'kiosks.boxes',
    ],
    ['notes that are not booked', gone('ledger.transfer', notes), 'kiosks.boxes'],
    ['notes that are booked twice', twice('ledger.transfer', notes), 'kiosks.boxes'],
    [
      'a slip for notes that are on a line',
      changed('kiosks.sale', `state = 'claimable'`, { ...credited, names: idIn('ksl') }),
      'kiosks.claims',
    ],
    ['a slip of nothing', gone('kiosks.sale', claimable), 'kiosks.boxes', 'kiosks.claims'],
  ],
  'kiosks.boxes': [
    ['a box that is not counted any more', changed('kiosks.box', 'counted_at = null', counted)],
    ['a box that is gone', gone('kiosks.box', counted)],
    ['a count of a cent more', changed('ledger.system_transfer', 'amount = amount + 1', toBank)],
    ['a count that is not booked', gone('ledger.system_transfer', toBank)],
    [
      'a machine that is gone',
      gone('kiosks.kiosk', {
        where: 'id = (select kiosk from kiosks.box where booked > 0 order by kiosk limit 1)',
        names: `'cash:kiosk_' || code`,
      }),
    ],
  ],
  'kiosks.claims': [
    [
      'a slip that can be claimed again',
      changed('kiosks.sale', `state = 'claimable'`, { ...slips, where: `state = 'claimed'` }),
    ],
    [
      'a slip of a cent more',
      changed('ledger.system_transfer', 'amount = amount + 1', slips),
      'kiosks.sales',
      'kiosks.boxes',
    ],
  ],
};
