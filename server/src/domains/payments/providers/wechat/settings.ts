import type { KeyObject } from 'node:crypto';
import { assert, present } from '#base';
import { isPair, readPrivateKey, readPublicKey } from '../rsa/keys.ts';
import type { Dialect } from './dialects.ts';

/** What an operator enters for one contract with WeChat Pay. */
export interface WechatSettings {
  /** Of the official account whose pages and codes are paid: `wx` and 16 digits. */
  readonly appId: string;
  /** Its secret, for pages inside WeChat: only with it one learns who pays there. */
  readonly appSecret?: string;
  /** Of an app of ours, where payments begin in one. */
  readonly mobileAppId?: string;
  readonly mchId: string;
  /** Ours, of the API certificate. */
  readonly merchantPrivateKey: string;
  /** The serial number of that certificate. */
  readonly merchantSerial: string;
  /** 32 characters, chosen by us in WeChat's console: it seals notices. */
  readonly apiV3Key: string;
  /** WeChat's, by id: `PUB_KEY_ID_…`. Two while they change; none in the mode of certificates. */
  readonly platformPublicKeys: readonly { readonly id: string; readonly key: string }[];
  /** Whether WeChat still signs with certificates, too, which are then fetched from it. */
  readonly usesCertificates: boolean;
  /** Abroad only: our business by ISO 18245, 4814 for telecommunication. */
  readonly merchantCategoryCode?: string;
  /** The template of contracts for charges without the payer; without it nothing can be saved. */
  readonly planId?: string;
  /** In the Mainland only: contracts are signed by API v2, with a key of its own. */
  readonly apiV2Key?: string;
  /** `https://api.mch.weixin.qq.com`, or a sandbox's. */
  readonly gateway: string;
  /** Real money: refuses everything that is known to be for tests. */
  readonly isProduction: boolean;
}

/** 委托代扣, as WeChat has agreed to it. */
export interface PapaySettings {
  readonly planId: string;
  readonly apiV2Key: string | undefined;
}

/** The same, ready for use. */
export interface Merchant {
  readonly dialect: Dialect;
  readonly appId: string;
  readonly appSecret: string | undefined;
  readonly mobileAppId: string | undefined;
  readonly mchId: string;
  readonly merchantPrivateKey: KeyObject;
  readonly merchantSerial: string;
  readonly apiV3Key: Buffer;
  readonly platformPublicKeys: ReadonlyMap<string, KeyObject>;
  readonly usesCertificates: boolean;
  readonly merchantCategoryCode: string | undefined;
  readonly papay: PapaySettings | null;
  readonly gateway: string;
}

type Fields = Readonly<Record<keyof WechatSettings, unknown>>;

const names: Readonly<Record<keyof WechatSettings, true>> = {
  appId: true,
  appSecret: true,
  mobileAppId: true,
  mchId: true,
  merchantPrivateKey: true,
  merchantSerial: true,
  apiV3Key: true,
  platformPublicKeys: true,
  usesCertificates: true,
  merchantCategoryCode: true,
  planId: true,
  apiV2Key: true,
  gateway: true,
  isProduction: true,
};

const appNumber = /^wx[0-9a-f]{16}$/;
const mostPublicKeys = 2;

/** What is wrong with settings, beginning with the field; undefined when they are fine. */
export function settingsProblem(dialect: Dialect, settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return 'settings: must be an object';
  }
  const stray = Object.keys(settings).find((name) => !Object.hasOwn(names, name));
  if (stray !== undefined) return `${stray}: is no setting of ${dialect.code}`;
  const fields = settings as Fields;
  return (
    accountProblem(dialect, fields) ??
    ownKeysProblem(fields) ??
    platformKeysProblem(fields) ??
    papayProblem(dialect, fields) ??
    gatewayProblem(dialect, fields)
  );
}

function accountProblem(dialect: Dialect, fields: Fields): string | undefined {
  const { appId, appSecret, mobileAppId, mchId, merchantCategoryCode, isProduction } = fields;
  if (!isText(appId, appNumber)) return 'appId: must be wx and 16 digits from 0 to f';
  if (appSecret !== undefined && !isText(appSecret, /^[0-9a-f]{32}$/)) {
    return 'appSecret: must be 32 digits from 0 to f';
  }
  if (mobileAppId !== undefined && !isText(mobileAppId, appNumber)) {
    return 'mobileAppId: must be wx and 16 digits from 0 to f';
  }
  if (!isText(mchId, /^\d{8,10}$/)) return 'mchId: must be 8 to 10 digits';
  if (typeof isProduction !== 'boolean') return 'isProduction: must be true or false';
  if (dialect.isAbroad && !isText(merchantCategoryCode, /^\d{4}$/)) {
    return 'merchantCategoryCode: must be 4 digits, such as 4814';
  }
  if (!dialect.isAbroad && merchantCategoryCode !== undefined) {
    return `merchantCategoryCode: is no setting of ${dialect.code}`;
  }
  return undefined;
}

function ownKeysProblem({ merchantPrivateKey, merchantSerial, apiV3Key }: Fields) {
  if (typeof merchantPrivateKey !== 'string' || !readPrivateKey(merchantPrivateKey)) {
    return 'merchantPrivateKey: must be an RSA private key of at least 2048 bits';
  }
  if (!isText(merchantSerial, /^[0-9A-F]{16,64}$/)) {
    return 'merchantSerial: must be the serial number of your API certificate, in capitals';
  }
  // Printable, so that its characters are its bytes.
  return isText(apiV3Key, /^[\x21-\x7e]{32}$/) ? undefined : 'apiV3Key: must be 32 characters';
}

function platformKeysProblem({
  platformPublicKeys,
  usesCertificates,
  merchantPrivateKey,
}: Fields): string | undefined {
  if (typeof usesCertificates !== 'boolean') return 'usesCertificates: must be true or false';
  if (!Array.isArray(platformPublicKeys) || platformPublicKeys.length > mostPublicKeys) {
    return 'platformPublicKeys: must be a list of at most two keys';
  }
  if (platformPublicKeys.length === 0 && !usesCertificates) {
    return 'platformPublicKeys: must hold a key, where certificates are not used';
  }
  const ours = present(readPrivateKey(String(merchantPrivateKey)), 'merchantPrivateKey');
  for (const [index, item] of platformPublicKeys.entries()) {
    const field = `platformPublicKeys[${index}]`;
    const { id, key, ...others } = (item ?? {}) as Readonly<Record<string, unknown>>;
    if (Object.keys(others).length > 0) return `${field}: must hold id and key, and nothing else`;
    if (!isText(id, /^PUB_KEY_ID_\d{8,64}$/)) return `${field}.id: must begin with PUB_KEY_ID_`;
    const theirs = typeof key === 'string' ? readPublicKey(key) : undefined;
    if (!theirs) return `${field}.key: must be an RSA public key of at least 2048 bits`;
    if (isPair(theirs, ours)) return `${field}.key: is your own public key; give WeChat's`;
  }
  return undefined;
}

function papayProblem({ code, isAbroad }: Dialect, { planId, apiV2Key }: Fields) {
  if (planId === undefined) {
    return apiV2Key === undefined ? undefined : 'apiV2Key: means nothing without planId';
  }
  if (code === 'wechat_hk') return `planId: is no setting of ${code}`;
  if (!isText(planId, /^\d{1,18}$/)) return 'planId: must be the number of a template';
  if (isAbroad) return apiV2Key === undefined ? undefined : `apiV2Key: is no setting of ${code}`;
  return isText(apiV2Key, /^[\x21-\x7e]{32}$/) ? undefined : 'apiV2Key: must be 32 characters';
}

/** A real shop that trusts a test gateway gives its goods away. */
function gatewayProblem(dialect: Dialect, { gateway, isProduction }: Fields): string | undefined {
  const url = typeof gateway === 'string' && URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.origin !== gateway) {
    return 'gateway: must be an origin such as https://api.mch.weixin.qq.com';
  }
  if (isProduction !== true) return undefined;
  if (url.protocol !== 'https:') return 'gateway: must be https in production';
  return dialect.hosts.includes(url.host)
    ? undefined
    : `gateway: must be ${dialect.hosts.join(' or ')} in production`;
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** The settings with their keys read. Those that have a problem are a fault here. */
export function merchantOf(dialect: Dialect, settings: unknown): Merchant {
  const problem = settingsProblem(dialect, settings);
  assert(problem === undefined, `settings of ${dialect.code}: ${problem}`);
  const given = settings as WechatSettings;
  return {
    dialect,
    appId: given.appId,
    appSecret: given.appSecret,
    mobileAppId: given.mobileAppId,
    mchId: given.mchId,
    merchantPrivateKey: present(readPrivateKey(given.merchantPrivateKey), 'merchantPrivateKey'),
    merchantSerial: given.merchantSerial,
    apiV3Key: Buffer.from(given.apiV3Key),
    platformPublicKeys: new Map(
      given.platformPublicKeys.map(({ id, key }) => [id, present(readPublicKey(key), id)]),
    ),
    usesCertificates: given.usesCertificates,
    merchantCategoryCode: given.merchantCategoryCode,
    papay: given.planId === undefined ? null : { planId: given.planId, apiV2Key: given.apiV2Key },
    gateway: given.gateway,
  };
}
