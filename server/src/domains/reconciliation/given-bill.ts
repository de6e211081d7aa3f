import type { StaffId } from '#identity';

/** A member of staff, or whoever works at the machine itself. */
export type Hand = StaffId | 'operator';

export interface GivenBill {
  readonly file: Buffer;
  /** Who brought it; nobody where the provider or bank gave it out itself. */
  readonly by?: Hand;
}

/**
 * Whether a bill counts that was brought in now, and first by somebody: what comes of it moves
 * money, and nothing in a file shows that a provider or bank has written it. So no member of staff
 * alone can have one counted; a second one who brings the same bytes can.
 */
export function isForBooks(by: Hand | undefined, firstBy: string | null): boolean {
  return by === undefined || by === 'operator' || by !== firstBy;
}
