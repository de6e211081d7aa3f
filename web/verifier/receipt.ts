import { type Bytes, Malformed, textOf } from './bytes.ts';

type Amount = string;
type Language = 'en' | 'zh-Hant' | 'zh-Hans';

export const kinds = [
  'topup',
  'voucher',
  'purchase',
  'renewal',
  'fee',
  'adjustment',
  'closing',
  'voucher_sale',
  'voucher_undone',
  'refund',
  'undo',
  'taken_back',
  'put_back',
] as const;

export type Kind = (typeof kinds)[number];
type Names = Readonly<Record<Language, string>>;

/** What a receipt says, as it was sealed. Amounts are minor units and a currency: `9200 CNY`. */
export interface Sealed {
  readonly code: string;
  readonly kind: Kind;
  readonly issuedAtMs: number;
  readonly says: {
    readonly paid: Amount;
    readonly fee: Amount;
    readonly value: Amount;
    readonly bonus: Amount;
    readonly bonusExpiresAt: number | null;
    readonly validUntilAfter: string | null;
    readonly providerReference: string | null;
    readonly term?: {
      readonly name: Names;
      readonly startsAt: number;
      readonly endsAt: number;
    };
    readonly correction?: { readonly way: 'give' | 'take' | 'write_off'; readonly reason: string };
    readonly closing?: {
      readonly ways: readonly { readonly method: string | null; readonly back: Amount }[];
      readonly lapsed: Amount;
    };
  };
  readonly about: {
    readonly reference: string | null;
    readonly maskedNumber: string;
    /** None of a voucher's sale. */
    readonly plan: { readonly name: Names } | null;
    readonly channel: string;
    readonly method: string | null;
    readonly place?: string;
    readonly rate: { readonly text: string } | null;
    readonly promotions?: readonly {
      readonly kind: 'bonus' | 'discount';
      readonly name: Names;
      readonly amount: Amount;
    }[];
  };
  /** The hash of what only the owner may see. */
  readonly ownHash: string;
}

export interface Own {
  readonly balanceBefore: Amount | null;
  readonly balanceAfter: Amount | null;
  readonly repaid: Amount | null;
  readonly validUntilBefore: string | null;
}

/** A form of receipts that is younger than this page. */
export class TooNew extends Error {
  override readonly name = 'TooNew';
}

const saltLength = 16;
const form = new RegExp(
  [
    String.raw`^lowu\.receipt/v[1-5]`,
    String.raw`code (\w{12})`,
    `kind (${kinds.join('|')})`,
    String.raw`(?:topup|subject) \S+`,
    String.raw`cause \S+`,
    String.raw`issued_us (\d{1,16})`,
    'says (.+)',
    'about (.+)',
    'own ([0-9a-f]{64})\n$',
  ].join('\n'),
);

/**
 * @throws Malformed of what is no receipt, TooNew of one that only a younger page can read.
 */
export function receiptOf(extra: Bytes): Sealed {
  const text = textOf(extra.slice(saltLength));
  if (/^lowu\.receipt\/v(?![1-5]\n)\d+\n/.test(text)) throw new TooNew();
  const [, code = '', kind = '', issuedUs = '', says = '', about = '', ownHash = ''] =
    form.exec(text) ?? [];
  if (code === '') throw new Malformed('not a receipt');
  return {
    code,
    kind: kind as Sealed['kind'],
    issuedAtMs: Math.floor(Number(issuedUs) / 1_000),
    says: objectOf<Sealed['says']>(says),
    about: objectOf<Sealed['about']>(about),
    ownHash,
  };
}

export function ownOf(opening: Bytes): Own {
  return objectOf<Own>(textOf(opening.slice(saltLength)));
}

/** What was sealed has these members, and is shown as text only. */
function objectOf<Shape>(text: string): Shape {
  try {
    return JSON.parse(text) as Shape;
  } catch {
    throw new Malformed('not a receipt');
  }
}
