import type { KeyObject } from 'node:crypto';
import { assert, present } from '#base';
import { isPair, readPrivateKey, readPublicKey } from '../rsa/keys.ts';

/**
 * A contract with Alipay as an operator sets it up. Keys are texts: PEM, or bare base64 as Alipay's
 * console and key tool show them.
 */
export interface AlipaySettings {
  /** The application's number, 16 digits. */
  readonly appId: string;
  /** The account that is paid: 16 digits that begin with 2088. */
  readonly sellerId: string;
  /** Ours, PKCS#8 or PKCS#1. Its public half is entered in Alipay's console. */
  readonly appPrivateKey: string;
  /** Alipay's, one or, while it changes from one to the next, two. Not the public half of ours. */
  readonly alipayPublicKeys: readonly string[];
  /** `https://openapi.alipay.com/gateway.do`, or a sandbox's. REST is at the same host. */
  readonly gateway: string;
  /** How servers talk to each other; `gateway` unless it is given. Pages are the gateway's. */
  readonly protocol?: Protocol;
  /** Real money: refuses everything that is known to be for tests. */
  readonly isProduction: boolean;
  /**
   * The contract for charges without the payer: `GENERAL_WITHHOLDING` (商家扣款) at any time, or
   * `CYCLE_PAY_AUTH` (周期扣款) on fixed days. Without it nothing can be saved.
   */
  readonly agreementProduct?: AgreementSettings['product'];
  /** The product's code for persons; `…_P` of the product without it. */
  readonly personalProductCode?: string;
  /** As Alipay has agreed to it: `INDUSTRY|…`. */
  readonly signScene?: string;
}

type Protocol = 'gateway' | 'rest_v3';

/** What is signed with Alipay's own words for it. */
export interface AgreementSettings {
  readonly product: 'GENERAL_WITHHOLDING' | 'CYCLE_PAY_AUTH';
  readonly personalProductCode: string;
  readonly signScene: string;
}

/** The same, ready for use. */
export interface Merchant {
  readonly appId: string;
  readonly sellerId: string;
  readonly appPrivateKey: KeyObject;
  readonly alipayPublicKeys: readonly KeyObject[];
  readonly gateway: string;
  readonly protocol: Protocol;
  readonly agreement: AgreementSettings | null;
}

type Fields = Readonly<Record<keyof AlipaySettings, unknown>>;

const names: Readonly<Record<keyof AlipaySettings, true>> = {
  appId: true,
  sellerId: true,
  appPrivateKey: true,
  alipayPublicKeys: true,
  gateway: true,
  protocol: true,
  isProduction: true,
  agreementProduct: true,
  personalProductCode: true,
  signScene: true,
};

const appNumber = /^\d{16}$/;
const sellerNumber = /^2088\d{12}$/;
/** How the numbers of applications in Alipay's own test environment begin, the old and the new. */
const testAppNumber = /^(?:2021|9021)000/;
const mostPublicKeys = 2;

/** What is wrong with settings, beginning with the field; undefined when they are fine. */
export function settingsProblem(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return 'settings: must be an object';
  }
  const stray = Object.keys(settings).find((name) => !Object.hasOwn(names, name));
  if (stray !== undefined) return `${stray}: is no setting of alipay_cn`;
  const fields = settings as Fields;
  return (
    numberProblem(fields) ??
    keysProblem(fields) ??
    gatewayProblem(fields) ??
    protocolProblem(fields) ??
    agreementProblem(fields) ??
    testProblem(fields)
  );
}

function numberProblem({ appId, sellerId, isProduction }: Fields): string | undefined {
  if (!isText(appId, appNumber)) return 'appId: must be 16 digits';
  if (!isText(sellerId, sellerNumber)) return 'sellerId: must be 16 digits that begin with 2088';
  if (typeof isProduction !== 'boolean') return 'isProduction: must be true or false';
  return undefined;
}

function keysProblem({ appPrivateKey, alipayPublicKeys }: Fields): string | undefined {
  const ours = typeof appPrivateKey === 'string' ? readPrivateKey(appPrivateKey) : undefined;
  if (!ours) {
    return 'appPrivateKey: must be an RSA private key of at least 2048 bits, PEM or bare base64';
  }
  if (
    !Array.isArray(alipayPublicKeys) ||
    alipayPublicKeys.length === 0 ||
    alipayPublicKeys.length > mostPublicKeys
  ) {
    return 'alipayPublicKeys: must be a list of one key, or two while the key changes';
  }
  for (const [index, text] of alipayPublicKeys.entries()) {
    const field = `alipayPublicKeys[${index}]`;
    const theirs = typeof text === 'string' ? readPublicKey(text) : undefined;
    if (!theirs) {
      return `${field}: must be an RSA public key of at least 2048 bits, PEM or bare base64`;
    }
    // The console shows both keys on one page, and nothing would ever verify with this one.
    if (isPair(theirs, ours)) return `${field}: is your own public key; give Alipay's`;
  }
  return undefined;
}

function gatewayProblem({ gateway }: Fields): string | undefined {
  const url = typeof gateway === 'string' && URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return 'gateway: must be an address such as https://openapi.alipay.com/gateway.do';
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return 'gateway: must have no query, fragment or password';
  }
  return undefined;
}

const protocols: readonly unknown[] = ['gateway', 'rest_v3'] satisfies Protocol[];

function protocolProblem({ protocol }: Fields): string | undefined {
  if (protocol === undefined || protocols.includes(protocol)) return undefined;
  return `protocol: must be ${protocols.join(' or ')}`;
}

const products: readonly unknown[] = ['GENERAL_WITHHOLDING', 'CYCLE_PAY_AUTH'];

function agreementProblem(fields: Fields): string | undefined {
  const { agreementProduct: product, personalProductCode: code, signScene: scene } = fields;
  if (product === undefined) {
    const stray = code === undefined ? undefined : 'personalProductCode';
    const name = scene === undefined ? stray : 'signScene';
    return name && `${name}: means nothing without agreementProduct`;
  }
  if (!products.includes(product)) return `agreementProduct: must be ${products.join(' or ')}`;
  if (code !== undefined && !isText(code, /^[A-Z][A-Z_]{2,63}$/)) {
    return 'personalProductCode: must be a code such as CYCLE_PAY_AUTH_P';
  }
  return isText(scene, /^INDUSTRY\|[A-Z_]{2,50}$/)
    ? undefined
    : 'signScene: must be the scene of the contract, such as INDUSTRY|CARRIER';
}

function agreementOf(settings: AlipaySettings): AgreementSettings | null {
  const { agreementProduct: product, personalProductCode, signScene = '' } = settings;
  if (product === undefined) return null;
  return { product, personalProductCode: personalProductCode ?? `${product}_P`, signScene };
}

/** A real shop that trusts a test gateway gives its goods away. */
function testProblem({ isProduction, appId, gateway }: Fields): string | undefined {
  if (isProduction !== true) return undefined;
  const { protocol, hostname } = new URL(String(gateway));
  if (protocol !== 'https:') return 'gateway: must be https in production';
  if (!hostname.endsWith('.alipay.com')) {
    return `gateway: ${hostname} is not Alipay's, which production must use`;
  }
  if (testAppNumber.test(String(appId))) {
    return 'appId: is of the test environment, which production must not use';
  }
  return undefined;
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** The settings with their keys read. Those that have a problem are a fault here. */
export function merchantOf(settings: unknown): Merchant {
  const problem = settingsProblem(settings);
  assert(problem === undefined, `settings of alipay_cn: ${problem}`);
  const { appId, sellerId, appPrivateKey, alipayPublicKeys, gateway, protocol } =
    settings as AlipaySettings;
  return {
    appId,
    sellerId,
    gateway,
    protocol: protocol ?? 'gateway',
    agreement: agreementOf(settings as AlipaySettings),
    appPrivateKey: present(readPrivateKey(appPrivateKey), 'appPrivateKey'),
    alipayPublicKeys: alipayPublicKeys.map((text) =>
      present(readPublicKey(text), 'alipayPublicKeys'),
    ),
  };
}
