import type { KeyObject } from 'node:crypto';
import { assert, present } from '#base';
import { isPair, readPrivateKey, readPublicKey } from '../rsa/keys.ts';

export const wallets = ['ALIPAY_HK', 'ALIPAY_CN'] as const;
export type Wallet = (typeof wallets)[number];

/** What an operator enters for one contract with Antom. Keys are PEM, or bare base64. */
export interface AntomSettings {
  /** As Antom's dashboard shows it; in its test environment it begins with SANDBOX_. */
  readonly clientId: string;
  /** Which wallet payers use by this connector. */
  readonly wallet: Wallet;
  /** Ours, PKCS#8. Its public half is entered in the dashboard. */
  readonly merchantPrivateKey: string;
  /** Which of our keys that is, as the dashboard counts them: 1 without it. */
  readonly keyVersion?: string;
  /** Antom's, one or, while it changes from one to the next, two. */
  readonly antomPublicKeys: readonly string[];
  /** `https://open-sea-global.alipay.com`, or a sandbox's. */
  readonly gateway: string;
  /**
   * Where the report of a day's transactions is had, `{day}` for its date: Antom lays reports on an
   * SFTP server, so this is a mirror of it. Without it reports are brought in by hand.
   */
  readonly reportsUrl?: string;
  /** With what the mirror is asked, as a bearer. */
  readonly reportsToken?: string;
  /** Whose reports they are: `customerId` in them. The client id without it. */
  readonly customerId?: string;
  /** Real money: refuses everything that is known to be for tests. */
  readonly isProduction: boolean;
}

/** The same, ready for use. */
export interface Merchant {
  readonly clientId: string;
  readonly wallet: Wallet;
  readonly merchantPrivateKey: KeyObject;
  readonly keyVersion: string;
  readonly antomPublicKeys: readonly KeyObject[];
  readonly gateway: string;
  /** The folder of the methods; the test environment has its own. */
  readonly folder: '/ams/api/v1' | '/ams/sandbox/api/v1';
  readonly isProduction: boolean;
  readonly reportsUrl: string | undefined;
  readonly reportsToken: string | undefined;
  readonly customerId: string;
}

type Fields = Readonly<Record<keyof AntomSettings, unknown>>;

const names: Readonly<Record<keyof AntomSettings, true>> = {
  clientId: true,
  wallet: true,
  merchantPrivateKey: true,
  keyVersion: true,
  antomPublicKeys: true,
  gateway: true,
  reportsUrl: true,
  reportsToken: true,
  customerId: true,
  isProduction: true,
};

const mostPublicKeys = 2;
const testClient = /^SANDBOX_/;

/** What is wrong with settings, beginning with the field; undefined when they are fine. */
export function settingsProblem(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return 'settings: must be an object';
  }
  const stray = Object.keys(settings).find((name) => !Object.hasOwn(names, name));
  if (stray !== undefined) return `${stray}: is no setting of antom`;
  const fields = settings as Fields;
  return (
    accountProblem(fields) ??
    keysProblem(fields) ??
    gatewayProblem(fields) ??
    reportsProblem(fields)
  );
}

function accountProblem({ clientId, wallet, keyVersion, isProduction }: Fields) {
  if (!isText(clientId, /^[\w-]{1,64}$/)) return 'clientId: must be the client id of Antom';
  if (typeof isProduction !== 'boolean') return 'isProduction: must be true or false';
  if (isProduction && testClient.test(String(clientId))) {
    return 'clientId: is of the test environment, which production must not use';
  }
  if (!wallets.some((one) => one === wallet)) return `wallet: must be ${wallets.join(' or ')}`;
  return keyVersion === undefined || isText(keyVersion, /^\d{1,4}$/)
    ? undefined
    : 'keyVersion: must be a number in a text';
}

function keysProblem({ merchantPrivateKey, antomPublicKeys }: Fields): string | undefined {
  const ours =
    typeof merchantPrivateKey === 'string' ? readPrivateKey(merchantPrivateKey) : undefined;
  if (!ours) {
    return 'merchantPrivateKey: must be an RSA private key of at least 2048 bits';
  }
  if (
    !Array.isArray(antomPublicKeys) ||
    antomPublicKeys.length === 0 ||
    antomPublicKeys.length > mostPublicKeys
  ) {
    return 'antomPublicKeys: must be a list of one key, or two while the key changes';
  }
  for (const [index, text] of antomPublicKeys.entries()) {
    const field = `antomPublicKeys[${index}]`;
    const theirs = typeof text === 'string' ? readPublicKey(text) : undefined;
    if (!theirs) return `${field}: must be an RSA public key of at least 2048 bits`;
    if (isPair(theirs, ours)) return `${field}: is your own public key; give Antom's`;
  }
  return undefined;
}

/** A real shop that trusts a test gateway gives its goods away. */
function gatewayProblem({ gateway, isProduction }: Fields): string | undefined {
  const url = typeof gateway === 'string' && URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.origin !== gateway) {
    return 'gateway: must be an origin such as https://open-sea-global.alipay.com';
  }
  if (isProduction !== true) return undefined;
  if (url.protocol !== 'https:') return 'gateway: must be https in production';
  return url.hostname.endsWith('.alipay.com')
    ? undefined
    : `gateway: ${url.hostname} is not Antom's, which production must use`;
}

function reportsProblem({ reportsUrl, reportsToken, customerId, isProduction }: Fields) {
  if (customerId !== undefined && !isText(customerId, /^[\w-]{1,64}$/)) {
    return 'customerId: must be the customerId of the reports';
  }
  if (reportsToken !== undefined && !isText(reportsToken, /^[\x21-\x7e]{16,256}$/)) {
    return 'reportsToken: must be 16 to 256 characters';
  }
  if (reportsUrl === undefined) return undefined;
  const isAddress = typeof reportsUrl === 'string' && URL.canParse(reportsUrl);
  if (!isAddress || !reportsUrl.includes('{day}')) {
    return 'reportsUrl: must be an address with {day} in it';
  }
  return isProduction && !reportsUrl.startsWith('https:')
    ? 'reportsUrl: must be https in production'
    : undefined;
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** The settings with their keys read. Those that have a problem are a fault here. */
export function merchantOf(settings: unknown): Merchant {
  const problem = settingsProblem(settings);
  assert(problem === undefined, `settings of antom: ${problem}`);
  const given = settings as AntomSettings;
  return {
    clientId: given.clientId,
    wallet: given.wallet,
    merchantPrivateKey: present(readPrivateKey(given.merchantPrivateKey), 'merchantPrivateKey'),
    keyVersion: given.keyVersion ?? '1',
    antomPublicKeys: given.antomPublicKeys.map((text) =>
      present(readPublicKey(text), 'antomPublicKeys'),
    ),
    gateway: given.gateway,
    folder: given.isProduction ? '/ams/api/v1' : '/ams/sandbox/api/v1',
    isProduction: given.isProduction,
    reportsUrl: given.reportsUrl,
    reportsToken: given.reportsToken,
    customerId: given.customerId ?? given.clientId,
  };
}
