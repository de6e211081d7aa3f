import { assert } from '#base';

/** An account that is paid by codes for FPS, and how its bank is asked about it. */
export interface FpsSettings {
  /** Seven or nine digits, given by the bank. */
  readonly fpsId: string;
  /** As the bank's interface and its statements name it. */
  readonly accountNumber: string;
  /** What payers' apps show, at most 25 characters of ASCII. */
  readonly merchantName: string;
  readonly clientId: string;
  /** At least 32 characters, agreed with the bank; two while it changes, the newer one last. */
  readonly secrets: readonly string[];
  /** The bank's interface, without a slash at the end. */
  readonly gateway: string;
  /** Real money: refuses everything that is known to be for tests. */
  readonly isProduction: boolean;
}

type Fields = Readonly<Record<keyof FpsSettings, unknown>>;

const names: Readonly<Record<keyof FpsSettings, true>> = {
  fpsId: true,
  accountNumber: true,
  merchantName: true,
  clientId: true,
  secrets: true,
  gateway: true,
  isProduction: true,
};

const texts: readonly (readonly [keyof FpsSettings, RegExp, string])[] = [
  ['fpsId', /^(?:\d{7}|\d{9})$/, 'must be 7 or 9 digits'],
  ['accountNumber', /^[\dA-Z-]{6,34}$/, 'must be the number on the statement, such as 024-1-1'],
  ['merchantName', /^[\x20-\x7e]{1,25}$/, 'must be at most 25 characters of ASCII'],
  ['clientId', /^[\w.-]{1,64}$/, 'must be the name that the bank gave, of 1 to 64 characters'],
];
const leastSecret = 32;

/** What is wrong with settings, beginning with the field; undefined when they are fine. */
export function settingsProblem(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return 'settings: must be an object';
  }
  const stray = Object.keys(settings).find((name) => !Object.hasOwn(names, name));
  if (stray !== undefined) return `${stray}: is no setting of fps_qr`;
  const fields = settings as Fields;
  for (const [name, form, problem] of texts) {
    const value = fields[name];
    if (typeof value !== 'string' || !form.test(value)) return `${name}: ${problem}`;
  }
  return secretsProblem(fields) ?? gatewayProblem(fields);
}

function secretsProblem({ secrets }: Fields): string | undefined {
  const isList = Array.isArray(secrets) && secrets.length > 0 && secrets.length <= 2;
  const isSecret = (value: unknown): boolean =>
    typeof value === 'string' && value.length >= leastSecret;
  return isList && secrets.every(isSecret)
    ? undefined
    : `secrets: must be one text of at least ${leastSecret} characters, or two while it changes`;
}

function gatewayProblem({ gateway, isProduction }: Fields): string | undefined {
  if (typeof isProduction !== 'boolean') return 'isProduction: must be true or false';
  const url = typeof gateway === 'string' && URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.pathname.endsWith('//')) {
    return 'gateway: must be an address such as https://api.bank.example';
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return 'gateway: must have no query, fragment or password';
  }
  return isProduction && url.protocol !== 'https:'
    ? 'gateway: must be https in production'
    : undefined;
}

/** Those that have a problem are a fault here. */
export function payeeOf(settings: unknown): FpsSettings {
  const problem = settingsProblem(settings);
  assert(problem === undefined, `settings of fps_qr: ${problem}`);
  const payee = settings as FpsSettings;
  return { ...payee, gateway: payee.gateway.replace(/\/$/, '') };
}
