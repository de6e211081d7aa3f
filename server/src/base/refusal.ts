/** The seven ways to say no. Channels translate a kind; they never need to know each code. */
export const refusalKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'limited',
  'unavailable',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** Facts a channel may show or a program may read: plain values, never secrets. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected no, with a code that is stable for ever. It is thrown, because a returned no is
 * easily forgotten and a forgotten no commits its transaction.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;

  constructor(code: string, kind: RefusalKind, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

type RefusalMakers<Table> = {
  readonly [Code in keyof Table]: (details?: RefusalDetails) => Refusal;
};

/**
 * Declares the refusals of one folder: `const refuse = refusals({ unknown_account: 'not_found' })`,
 * then `throw refuse.unknown_account({ account })`. Codes are unique over the whole house and are
 * listed in docs/refusals.md; a house test compares the two.
 */
export function refusals<const Table extends Record<string, RefusalKind>>(
  table: Table,
): RefusalMakers<Table> {
  const makers: Record<string, (details?: RefusalDetails) => Refusal> = {};
  for (const [code, kind] of Object.entries(table)) {
    makers[code] = (details) => new Refusal(code, kind, details);
  }
  return makers as RefusalMakers<Table>;
}
