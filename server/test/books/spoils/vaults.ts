import { changed, eachWay, gone, idIn, type Spoils } from '#test/spoils';

export const vaultSpoils: Spoils = {
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
