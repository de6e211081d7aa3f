import { Problem } from '../kit/answers.ts';
import { isRecord, readOptionalNumber, readText, refuseUnknown } from '../kit/fields.ts';
import { type KeptList, openKeptList } from '../kit/kept-list.ts';

/** A business account, with the names by which FPS and the bank's interface know it. */
export interface Account {
  number: string;
  owner: string;
  currency: 'HKD' | 'CNY';
  fpsId: string;
  clientId: string;
  /** What requests may be signed with; the newest signs the answers. */
  secrets: string[];
  openingCents: number;
}

export type Accounts = KeptList<Account>;

/** Opens `accounts.json`, a list of what `parseAccount` reads. It may be written by hand. */
export function openAccounts(file: string): Accounts {
  return openKeptList(file, {
    plural: 'accounts',
    nameOf: ({ number }) => number,
    parse: parseAccount,
    print: (account) => account,
  });
}

const knownFields = ['number', 'owner', 'currency', 'fpsId', 'clientId', 'secrets', 'openingCents'];

export function parseAccount(value: unknown): Account {
  if (!isRecord(value)) throw new Problem(400, 'An account must be a JSON object.');
  refuseUnknown(value, knownFields);
  const { currency, secrets } = value;
  if (currency !== 'HKD' && currency !== 'CNY') {
    throw new Problem(400, 'The field currency must be HKD or CNY.');
  }
  const isList = Array.isArray(secrets) && secrets.length > 0;
  if (!isList || !secrets.every((secret) => typeof secret === 'string' && secret.length >= 32)) {
    throw new Problem(400, 'The field secrets must be a list of texts of at least 32 characters.');
  }
  const fpsId = readText(value, 'fpsId', 9);
  if (!/^(?:\d{7}|\d{9})$/.test(fpsId)) {
    throw new Problem(400, 'The field fpsId must be 7 or 9 digits.');
  }
  return {
    number: readText(value, 'number', 34),
    owner: readText(value, 'owner', 70),
    currency,
    fpsId,
    clientId: readText(value, 'clientId', 64),
    secrets,
    openingCents: readOptionalNumber(value, 'openingCents', 0, 1e14) ?? 100_000_000,
  };
}
