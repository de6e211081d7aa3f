import { changed, eachWay, gone, idIn, type Spoils } from '#test/spoils';

const bag = { where: `place = 'office'`, names: idIn('bag') };

export const vaultSpoils: Spoils = {
  'tills.office': [
    ['a bag of a cent more', changed('tills.safe_move', 'amount = amount + 1', bag)],
    ['a bag that is gone', gone('tills.safe_move', bag)],
    ['a bag of the safe', changed('tills.safe_move', `place = 'safe'`, bag), 'tills.drawers'],
    ...eachWay('ledger.system_transfer', 'amount', {
      where: `code = 'office_to_bank'`,
      names: 'cause',
      said: 'office_to_bank',
    }),
  ],
  'tills.vaults': [
    [
      'a count of a cent more',
      changed('tills.vault_count', 'counted = counted + 1', {
        where: `place = 'office' and agreed_by is not null`,
        names: idIn('vlt'),
      }),
    ],
    [
      'a count that one person made alone',
      changed('tills.vault_count', 'agreed_by = counted_by', {
        where: 'agreed_by is not null',
        names: idIn('vlt'),
      }),
    ],
    [
      'a count that is gone',
      gone('tills.vault_count', {
        where: `place = 'office' and agreed_by is not null`,
        names: idIn('vlt'),
      }),
    ],
    ...eachWay('ledger.system_transfer', 'amount', {
      where: `code = 'vault_counted' and 'cash:office' in (debit_account, credit_account)`,
      names: 'cause',
      said: 'vault_counted',
    }),
  ],
};
