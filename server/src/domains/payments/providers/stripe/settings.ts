import { assert } from '#base';

/** An account at Stripe as an operator sets it up. */
export interface StripeSettings {
  /** Whose money it is: `acct_…`. */
  readonly accountId: string;
  /** A secret key or, better, a restricted one: `sk_…`, `rk_…`. */
  readonly secretKey: string;
  /** Of our webhook endpoint there, `whsec_…`: one or, while it is rolled, two. */
  readonly webhookSecrets: readonly string[];
  /** `https://api.stripe.com`, or a sandbox's. */
  readonly gateway: string;
  /** Real money: refuses everything that is known to be for tests. */
  readonly isProduction: boolean;
}

/** The same, ready for use. */
export type Merchant = StripeSettings;

type Fields = Readonly<Record<keyof StripeSettings, unknown>>;

const names: Readonly<Record<keyof StripeSettings, true>> = {
  accountId: true,
  secretKey: true,
  webhookSecrets: true,
  gateway: true,
  isProduction: true,
};

const realGateway = 'https://api.stripe.com';
const mostSecrets = 2;

/** What is wrong with settings, beginning with the field; undefined when they are fine. */
export function settingsProblem(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return 'settings: must be an object';
  }
  const stray = Object.keys(settings).find((name) => !Object.hasOwn(names, name));
  if (stray !== undefined) return `${stray}: is no setting of stripe`;
  const fields = settings as Fields;
  return accountProblem(fields) ?? secretsProblem(fields) ?? gatewayProblem(fields);
}

function accountProblem({ accountId, secretKey, isProduction }: Fields): string | undefined {
  if (typeof isProduction !== 'boolean') return 'isProduction: must be true or false';
  if (!isText(accountId, /^acct_\w{8,40}$/)) return 'accountId: must begin with acct_';
  if (!isText(secretKey, /^(?:sk|rk)_(?:live|test)_\w{16,200}$/)) {
    return 'secretKey: must be a key that begins with sk_ or rk_; never the one with pk_';
  }
  const isLive = String(secretKey).includes('_live_');
  if (isLive === isProduction) return undefined;
  return isProduction
    ? 'secretKey: must be a live key in production'
    : 'secretKey: must not be a live key outside production';
}

function secretsProblem({ webhookSecrets }: Fields): string | undefined {
  const isList = Array.isArray(webhookSecrets) && webhookSecrets.length > 0;
  if (!isList || webhookSecrets.length > mostSecrets) {
    return 'webhookSecrets: must be a list of one secret, or two while it is rolled';
  }
  const index = webhookSecrets.findIndex((secret) => !isText(secret, /^whsec_[\w+/=]{16,200}$/));
  return index < 0 ? undefined : `webhookSecrets[${index}]: must begin with whsec_`;
}

/** A real shop that trusts a test gateway gives its goods away. */
function gatewayProblem({ gateway, isProduction }: Fields): string | undefined {
  const url = typeof gateway === 'string' && URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.origin !== gateway) {
    return `gateway: must be an origin such as ${realGateway}`;
  }
  return isProduction === true && gateway !== realGateway
    ? `gateway: must be ${realGateway} in production`
    : undefined;
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** The settings as they are. Those that have a problem are a fault here. */
export function merchantOf(settings: unknown): Merchant {
  const problem = settingsProblem(settings);
  assert(problem === undefined, `settings of stripe: ${problem}`);
  return settings as StripeSettings;
}
