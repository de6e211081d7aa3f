import { statement } from '#platform/postgres';

export interface PayoutAccountRow {
  readonly reseller: string;
  readonly name: string | null;
  readonly account: string | null;
  readonly usableFrom: number | null;
  readonly newName: string | null;
  readonly newAccount: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: number | null;
}

const columns = `reseller, name, account, usable_from, new_name, new_account, proposed_by,
  proposed_at`;

/** No row where another proposal waits, which nobody may change under the eyes of who decides. */
export const proposePayoutAccount = statement<{ reseller: string }>(
  'propose resellers.payout_account',
  `insert into resellers.payout_account as a
     (slot, reseller, new_name, new_account, proposed_by, proposed_at)
   values ($1, $2, $3, $4, $5, $6::timestamptz)
   on conflict (slot, reseller) do update set new_name = excluded.new_name,
     new_account = excluded.new_account, proposed_by = excluded.proposed_by,
     proposed_at = excluded.proposed_at
   where a.proposed_by is null returning reseller`,
);

export const lockPayoutAccount = statement<PayoutAccountRow>(
  'lock resellers.payout_account',
  `select ${columns} from resellers.payout_account where slot = $1 and reseller = $2
   for no key update`,
);

export const recordPayoutAccount = statement(
  'update resellers.payout_account recorded',
  `update resellers.payout_account set name = new_name, account = new_account,
     recorded_by = proposed_by, agreed_by = $3, usable_from = $4::timestamptz,
     new_name = null, new_account = null, proposed_by = null, proposed_at = null
   where slot = $1 and reseller = $2`,
);

export const dropProposedAccount = statement(
  'update resellers.payout_account refused',
  `update resellers.payout_account set new_name = null, new_account = null, proposed_by = null,
     proposed_at = null
   where slot = $1 and reseller = $2`,
);

export const readPayoutAccounts = statement<PayoutAccountRow>(
  'read resellers.payout_account all',
  `select ${columns} from resellers.payout_account order by proposed_at, reseller limit $1`,
);
