import type { StaffId } from '#identity';

/** A member of staff, or whoever works at the machine itself. */
export type Hand = StaffId | 'operator';

export interface GivenBill {
  readonly file: Buffer;
  /** Who brought it; nobody where the provider or bank gave it out itself. */
  readonly by?: Hand;
  /** Who had the provider asked for it just then. */
  readonly fetchedBy?: Hand;
}

/**
 * Whether a member of staff brings a file that nobody else among them has brought: what comes of it
 * moves money, and nothing in a file shows that a provider or bank has written it, nor which of two
 * is right. So no one alone can have one counted; a second one who brings the same bytes can.
 */
export function isAlone(by: Hand | undefined, otherBy: string | null): boolean {
  return by !== undefined && by !== 'operator' && (otherBy === null || otherBy === by);
}
