import type { KeyObject } from 'node:crypto';
import { Problem } from '../kit/answers.ts';
import { isRecord, readOptionalText, readText, refuseUnknown } from '../kit/fields.ts';
import { type KeptList, openKeptList } from '../kit/kept-list.ts';
import { isWebAddress } from '../kit/web-address.ts';
import { readPublicKey } from './protocol/signing.ts';

export interface Merchant {
  clientId: string;
  shopName: string;
  /** As the merchant has uploaded it to Antom's dashboard: PEM, or its bare base64. */
  publicKey: string;
  key: KeyObject;
  /** Where notices go that no call has named an address for, as set in the dashboard. */
  notifyUrl: string | null;
  /** With what the merchant's reports are had. */
  reportsToken: string | null;
}

export type Merchants = KeptList<Merchant>;

/** Opens `merchants.json`, a list of what `parseMerchant` reads. It may be written by hand. */
export function openMerchants(file: string): Merchants {
  return openKeptList(file, {
    plural: 'merchants',
    nameOf: (merchant) => merchant.clientId,
    parse: parseMerchant,
    print: ({ clientId, shopName, publicKey, notifyUrl, reportsToken }) => ({
      clientId,
      shopName,
      publicKey,
      ...(notifyUrl === null ? {} : { notifyUrl }),
      ...(reportsToken === null ? {} : { reportsToken }),
    }),
  });
}

export function parseMerchant(value: unknown): Merchant {
  if (!isRecord(value)) throw new Problem(400, 'A merchant must be a JSON object.');
  refuseUnknown(value, ['clientId', 'shopName', 'publicKey', 'notifyUrl', 'reportsToken']);
  const publicKey = readText(value, 'publicKey', 4_000);
  const key = readPublicKey(publicKey);
  if (key === undefined) {
    throw new Problem(400, 'The field publicKey must be an RSA public key of 2048 bits.');
  }
  const clientId = readText(value, 'clientId', 64);
  if (!/^[\w-]+$/.test(clientId)) throw new Problem(400, 'The field clientId must be one word.');
  const notifyUrl = readOptionalText(value, 'notifyUrl', 256) ?? null;
  if (notifyUrl !== null && !isWebAddress(notifyUrl)) {
    throw new Problem(400, 'The field notifyUrl must be a full address.');
  }
  const shopName = readOptionalText(value, 'shopName', 64) ?? '沙盒商店';
  const reportsToken = readOptionalText(value, 'reportsToken', 128) ?? null;
  return { clientId, shopName, publicKey, key, notifyUrl, reportsToken };
}
