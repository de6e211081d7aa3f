import type { KeyObject } from 'node:crypto';
import { Problem } from '../kit/answers.ts';
import { isRecord, readOptionalText, readText, refuseUnknown } from '../kit/fields.ts';
import { type KeptList, openKeptList } from '../kit/kept-list.ts';
import { printPublicKey, readPublicKey } from './protocol/signing.ts';

export interface Merchant {
  appId: string;
  /** The 2088… number of the account that receives the money. */
  sellerId: string;
  shopName: string;
  /** Bare base64 of the key that the merchant's requests are verified with. */
  appPublicKey: string;
  key: KeyObject;
  /** `host:port` values a notify_url may have. Undefined allows every host. */
  notifyHosts?: string[];
}

export type Merchants = KeptList<Merchant>;

/** Opens `merchants.json`, a list of what `parseMerchant` reads. It may be written by hand. */
export function openMerchants(file: string): Merchants {
  return openKeptList(file, {
    plural: 'merchants',
    nameOf: (merchant) => merchant.appId,
    parse: parseMerchant,
    print: printMerchant,
  });
}

const knownFields = ['appId', 'sellerId', 'shopName', 'appPublicKeyPem', 'notifyHosts'];

export function parseMerchant(value: unknown): Merchant {
  if (!isRecord(value)) throw new Problem(400, 'A merchant must be a JSON object.');
  refuseUnknown(value, knownFields);
  const key = readPublicKey(readText(value, 'appPublicKeyPem', 4_000));
  if (key === undefined) {
    const wanted = 'an RSA public key of at least 2048 bits, as PEM or bare base64';
    throw new Problem(400, `The field appPublicKeyPem must be ${wanted}.`);
  }
  const merchant: Merchant = {
    appId: readDigits(value, 'appId'),
    sellerId: readDigits(value, 'sellerId'),
    shopName: readOptionalText(value, 'shopName', 64) ?? '沙盒商店',
    appPublicKey: printPublicKey(key),
    key,
  };
  const notifyHosts = readHosts(value['notifyHosts']);
  return notifyHosts === undefined ? merchant : { ...merchant, notifyHosts };
}

function printMerchant(merchant: Merchant): Record<string, unknown> {
  const { appId, sellerId, shopName, appPublicKey, notifyHosts } = merchant;
  return { appId, sellerId, shopName, appPublicKeyPem: appPublicKey, notifyHosts };
}

/** Both ids are 16 digits at the real gateway; shorter ones keep test fixtures readable. */
function readDigits(value: Record<string, unknown>, name: string): string {
  const digits = readText(value, name, 32);
  if (!/^\d+$/.test(digits)) throw new Problem(400, `The field ${name} must be digits.`);
  return digits;
}

function readHosts(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((host) => typeof host === 'string')) {
    throw new Problem(400, 'The field notifyHosts must be a list of host:port texts.');
  }
  return value;
}
