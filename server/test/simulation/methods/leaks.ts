/** What nobody may read in a log, by what it is; found in one line, and how it stood there. */
export interface Leak {
  readonly what: string;
  readonly found: string;
}

/** What is known to be secret here: it is looked for as it is. */
export interface Secrets {
  /** Without the country's digits, which are often left out. */
  readonly numbers: readonly string[];
  /** Keys and tokens of ours, and by which providers charge payers. */
  readonly keys: readonly string[];
}

/** What can be told by its form, whoever it belongs to. */
const forms: Readonly<Record<string, RegExp>> = {
  'an openid': /oSandboxBuyer_\w+|"(?:sub_)?openid\\?"/i,
  'a payer at Alipay': /buyer_(?:user_|logon_)?id\\?"/i,
  'a token by which a wallet is charged': /\b2810011[0-9a-f]{16,}/,
  'a saved card': /\bpm_(?!card_\w+\b)\w{8,}|"(?:cvc|exp_month|exp_year)\\?"/,
  'a key of Stripe’s': /\b(?:sk|rk)_(?:test|live)_\w+|\bwhsec_\w+/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY/,
  'a password of a request': /\b(?:Bearer|Basic) [\w+/=.-]{8,}/,
};

/** What is sealed tells nothing, whatever its letters happen to look like. */
const sealed = /\bv1\.[\w-]+\.[\w-]{16}\.[\w-]+/g;

/** One in some hundred thousand has digits only where a card would have them. */
const requestId = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g;
const cardLike = /(?<![\w.])[3-6]\d(?:[ -]?\d){11,17}(?!\w)/g;

/**
 * With the country's digits or without, grouped or not, also in an address; never part of an id.
 */
const numberLike = /(?:(?<!\w)|%2B)(?:852[ -]?)?(\d{4})[ -]?(\d{4})(?!\w)/g;

/** Every kind that stands in a line, each once. */
export function leaksIn(logged: string, { numbers, keys }: Secrets): Leak[] {
  const line = logged.replaceAll(sealed, 'sealed');
  const leaks: Leak[] = [];
  const find = (what: string, found: string | undefined): void => {
    if (found !== undefined) leaks.push({ what, found });
  };
  for (const [what, form] of Object.entries(forms)) find(what, form.exec(line)?.[0]);
  const withoutIds = line.replaceAll(requestId, 'id');
  find('a card', (withoutIds.match(cardLike) ?? []).find(isCard));
  const named = new Set(
    Array.from(line.matchAll(numberLike), ([, first, second]) => `${first}${second}`),
  );
  find(
    'a phone number',
    numbers.find((number) => named.has(number)),
  );
  find(
    'a key or token',
    keys.find((key) => logged.includes(key)),
  );
  return leaks;
}

/** By its last digit (ISO/IEC 7812-1): most other numbers of that length are none. */
function isCard(text: string): boolean {
  const digits = Array.from(text.replaceAll(/\D/g, ''), Number).reverse();
  const sum = digits.reduce((all, digit, index) => {
    const twice = digit * 2;
    return all + (index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/**
 * One line of each kind, as careless code would write it: a search that misses one is no search.
 */
export function plantedLeaks({ numbers, keys }: Secrets): readonly string[] {
  return [
    '{"payer":{"text":"oSandboxBuyer_0000000001"}}',
    '{"said":"{\\"buyer_id\\":\\"2088\\"}"}',
    '{"paid":"by 28100110aabbccddeeff00112233"}',
    '{"method":"pm_1AbCdEfGhIj"}',
    '{"with":"sk_test_0123456789"}',
    '{"pem":"-----BEGIN PRIVATE KEY-----"}',
    '{"header":"Bearer abcdefgh.ijkl"}',
    '{"card":"4242 4242 4242 4242"}',
    ...numbers
      .slice(0, 1)
      .map((number) => `{"to":"+852 ${number.slice(0, 4)} ${number.slice(4)}"}`),
    ...keys.slice(0, 1).map((key) => `{"key":"${key}"}`),
  ];
}
