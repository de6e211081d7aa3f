import type { Language } from './words.ts';
import { instantText, moneyOf } from './facts.ts';
import type { Kind } from './receipt.ts';
import { wordsIn } from './words.ts';

/** What the operator answers about a code. */
interface Answer {
  /**
   * Lost is what a genuine proof is of, and whoever signed it knows no more; changed, where they
   * now say something else of it.
   */
  readonly state: 'sealed' | 'unsealed' | 'another' | 'forged' | 'unknown' | 'lost' | 'changed';
  readonly issued: {
    readonly kind: Kind;
    readonly number: string;
    readonly value: Money;
    readonly paid: Money;
    readonly issuedAt: string;
  } | null;
}

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export type Looked = Answer | 'limited' | 'failed';

/** A code as somebody read or typed it: codes have no letters that look like digits. */
function codeIn(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  return plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

export interface Given {
  /** The hash of what was given last, genuine or not. */
  readonly entry: string | undefined;
  /** The code of the receipt that was found genuine here. */
  readonly genuine: string | undefined;
}

/** Asks under which facts a code was issued; with the hash of a proof, whether it is that one. */
export async function lookUp(typed: string, { entry, genuine }: Given): Promise<Looked> {
  const code = codeIn(typed);
  const query = entry === undefined ? '' : `?entry=${entry}`;
  try {
    const answer = await fetch(`${location.pathname}/receipts/${code}${query}`);
    if (answer.status === 429) return 'limited';
    // Of this form no code was ever issued.
    if (answer.status === 400 || code === '') return { state: 'unknown', issued: null };
    if (!answer.ok) return 'failed';
    return asProved((await answer.json()) as Answer, genuine, code);
  } catch {
    return 'failed';
  }
}

/** What was found genuine here is no forgery, whatever is said of it. */
function asProved(said: Answer, genuine: string | undefined, code: string): Answer {
  if (said.state === 'unknown' && code === genuine) return { ...said, state: 'lost' };
  if (said.state !== 'forged' || genuine === undefined) return said;
  return { ...said, state: code === genuine ? 'changed' : 'another' };
}

export const looks = {
  sealed: 'genuine',
  unsealed: 'unknown',
  another: 'unknown',
  forged: 'notGenuine',
  unknown: 'notGenuine',
  lost: 'unknown',
  changed: 'unknown',
} as const satisfies Record<Answer['state'], string>;

function amountOf({ amountMinor, currency }: Money): string {
  return moneyOf(`${amountMinor} ${currency}`);
}

/** What is about the value that moved; the others are about what was paid, or went back. */
const valued: ReadonlySet<Kind> = new Set([
  'topup',
  'voucher',
  'voucher_sale',
  'undo',
  'taken_back',
  'put_back',
  'adjustment',
  'closing',
]);

/** Nobody pays for these. */
const unpaid: ReadonlySet<Kind> = new Set(['adjustment', 'closing', 'taken_back', 'put_back']);

/** What was issued, as names and values. */
export function issuedRows(
  issued: NonNullable<Answer['issued']>,
  language: Language,
): [string, string][] {
  const { rows, kind } = wordsIn[language];
  const isValue = valued.has(issued.kind);
  return [
    [kind[issued.kind], amountOf(isValue ? issued.value : issued.paid)],
    ...(issued.number ? [[rows.number, issued.number] as [string, string]] : []),
    ...(isValue && !unpaid.has(issued.kind)
      ? [[rows.paid, amountOf(issued.paid)] as [string, string]]
      : []),
    [rows.issued, instantText(Date.parse(issued.issuedAt))],
  ];
}
