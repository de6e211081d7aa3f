import { type KeyObject } from 'node:crypto';
import { Problem } from '../kit/answers.ts';
import { isRecord, readOptionalText, readText, refuseUnknown } from '../kit/fields.ts';
import { type KeptList, openKeptList } from '../kit/kept-list.ts';
import { isWebAddress } from '../kit/web-address.ts';
import { readPublicKey } from './protocol/signing.ts';
import { type Region, regions } from './regions.ts';

export const modes = ['public-key', 'certificates', 'both'] as const;

export interface Merchant {
  mchId: string;
  region: Region;
  shopName: string;
  /** Of the official account, and of an app where there is one. */
  appIds: string[];
  appSecret: string;
  apiV3Key: string;
  /** The serial number of the merchant's API certificate, and the public key in it. */
  serial: string;
  publicKeyPem: string;
  key: KeyObject;
  /** With which kind of key WeChat signs for this merchant; `both` while it changes. */
  mode: (typeof modes)[number];
  /** Where notices of refunds go, as the merchant has set it in the console. */
  refundNotifyUrl: string | null;
  /** Templates of contracts for charges without the payer, and the key of API v2. */
  planIds: string[];
  apiV2Key: string;
}

export type Merchants = KeptList<Merchant>;

/** Opens `merchants.json`, a list of what `parseMerchant` reads. It may be written by hand. */
export function openMerchants(file: string): Merchants {
  return openKeptList(file, {
    plural: 'merchants',
    nameOf: (merchant) => merchant.mchId,
    parse: parseMerchant,
    print: printMerchant,
  });
}

/** What a merchant has not is left out: it is read again by the rules for what is given. */
function printMerchant({ key: _key, ...kept }: Merchant): Record<string, unknown> {
  const given = Object.entries(kept).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(given);
}

const knownFields = [
  'mchId',
  'region',
  'shopName',
  'appIds',
  'appSecret',
  'apiV3Key',
  'serial',
  'publicKeyPem',
  'mode',
  'refundNotifyUrl',
  'planIds',
  'apiV2Key',
];

export function parseMerchant(value: unknown): Merchant {
  if (!isRecord(value)) throw new Problem(400, 'A merchant must be a JSON object.');
  refuseUnknown(value, knownFields);
  const publicKeyPem = readText(value, 'publicKeyPem', 4_000);
  const key = readPublicKey(publicKeyPem);
  if (key === undefined) {
    throw new Problem(400, 'The field publicKeyPem must be an RSA public key of 2048 bits.');
  }
  const apiV3Key = readText(value, 'apiV3Key', 32);
  if (Buffer.byteLength(apiV3Key) !== 32) {
    throw new Problem(400, 'The field apiV3Key must be 32 bytes.');
  }
  const refundNotifyUrl = readOptionalText(value, 'refundNotifyUrl', 256) ?? null;
  if (refundNotifyUrl !== null && !isWebAddress(refundNotifyUrl)) {
    throw new Problem(400, 'The field refundNotifyUrl must be a full address.');
  }
  return {
    mchId: readMatching(value, 'mchId', /^\d{8,10}$/),
    region: readOne(value, 'region', regions, 'cn'),
    shopName: readOptionalText(value, 'shopName', 64) ?? '沙盒商店',
    appIds: readAppIds(value['appIds']),
    appSecret: readOptionalText(value, 'appSecret', 64) ?? '',
    apiV3Key,
    serial: readMatching(value, 'serial', /^[0-9A-F]{16,64}$/),
    publicKeyPem,
    key,
    mode: readOne(value, 'mode', modes, 'public-key'),
    refundNotifyUrl,
    planIds: readPlanIds(value['planIds']),
    apiV2Key: readOptionalText(value, 'apiV2Key', 32) ?? '',
  };
}

function readMatching(value: Record<string, unknown>, name: string, pattern: RegExp): string {
  const text = readText(value, name, 64);
  if (!pattern.test(text)) throw new Problem(400, `The field ${name} must match ${pattern}.`);
  return text;
}

function readOne<Item extends string>(
  value: Record<string, unknown>,
  name: string,
  items: readonly Item[],
  usual: Item,
): Item {
  const text = readOptionalText(value, name, 32) ?? usual;
  const found = items.find((item) => item === text);
  if (found === undefined) {
    throw new Problem(400, `The field ${name} must be one of ${items.join(', ')}.`);
  }
  return found;
}

function readPlanIds(value: unknown): string[] {
  const ids = value ?? [];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string' && /^\d+$/.test(id))) {
    throw new Problem(400, 'The field planIds must be a list of digits.');
  }
  return ids;
}

function readAppIds(value: unknown): string[] {
  const isList = Array.isArray(value) && value.length > 0;
  if (!isList || !value.every((id) => typeof id === 'string' && /^wx[0-9a-f]{16}$/.test(id))) {
    throw new Problem(400, 'The field appIds must be a list of wx and 16 digits from 0 to f.');
  }
  return value;
}
