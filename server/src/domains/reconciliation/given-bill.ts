import type { StaffId } from '#identity';

/** A member of staff, or whoever works at the machine itself. */
export type Hand = StaffId | 'operator';

export interface GivenBill {
  readonly file: Buffer;
  /** Who brought it; nobody where the provider or bank gave it out itself. */
  readonly by?: Hand;
}

/**
 * Whether what stands in a statement of our own bank that was brought by hand may be taken into the
 * books, where it credits orders: no member of staff alone can have it taken, since nothing shows
 * that the bank has written it. The bank itself gives its entries to `banking`.
 */
export function isForBooks(by: Hand | undefined, firstBy: string | null): boolean {
  return by !== undefined && (by === 'operator' || by !== firstBy);
}
