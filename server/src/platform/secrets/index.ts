/** Seals columns: see the keyring for the format. */
export interface Keyring {
  /**
   * Authenticated encryption. `purpose` (a column's name) is bound to the text: it opens for
   * nothing else.
   */
  seal(plain: string, purpose: string): string;
  open(sealed: string, purpose: string): string;
  /** Whether the text was sealed with a key that is no longer the newest. */
  isStale(sealed: string): boolean;
  /** A keyed hash for finding a secret without keeping it: codes, tokens, vouchers. */
  fingerprint(plain: string, purpose: string): Buffer;
}
