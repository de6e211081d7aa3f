import { Problem } from '../kit/answers.ts';
import { isRecord, readOptionalText, readText, refuseUnknown } from '../kit/fields.ts';
import { type KeptList, openKeptList } from '../kit/kept-list.ts';

/** A business at Stripe. Its keys are for tests only, as is everything here. */
export interface Account {
  id: string;
  /** `sk_test_…`; more than one while a key is being replaced. */
  secretKeys: string[];
  shopName: string;
}

export type Accounts = KeptList<Account>;

/** Opens `accounts.json`, a list of what `parseAccount` reads. It may be written by hand. */
export function openAccounts(file: string): Accounts {
  return openKeptList(file, {
    plural: 'accounts',
    nameOf: ({ id }) => id,
    parse: parseAccount,
    print: (account) => account,
  });
}

export function parseAccount(value: unknown): Account {
  if (!isRecord(value)) throw new Problem(400, 'An account must be a JSON object.');
  refuseUnknown(value, ['id', 'secretKeys', 'shopName']);
  const id = readText(value, 'id', 64);
  if (!/^acct_\w{8,40}$/.test(id)) throw new Problem(400, 'The field id must begin with acct_.');
  const { secretKeys } = value;
  const areKeys = Array.isArray(secretKeys) && secretKeys.length > 0 && secretKeys.every(isKey);
  if (!areKeys) throw new Problem(400, 'The field secretKeys must be a list of sk_test_ keys.');
  const shopName = readOptionalText(value, 'shopName', 64) ?? '沙盒商店';
  return { id, secretKeys, shopName };
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^sk_test_\w{16,120}$/.test(value);
}

export function accountByKey(accounts: Accounts, key: string): Account | undefined {
  return accounts.list().find(({ secretKeys }) => secretKeys.includes(key));
}
