import type { Wallet } from '../payments/payment.ts';

/** asked → agreed (the merchant has the code) → active; refused and revoked are ends. */
export type AuthorizationState = 'asked' | 'agreed' | 'active' | 'refused' | 'revoked';

/** A payer's permission to be charged without being there: an agreement of Auto Debit. */
export interface Authorization {
  id: string;
  clientId: string;
  wallet: Wallet;
  /** The merchant's own word for it, given back untouched. */
  authState: string;
  redirectUrl: string;
  notifyUrl: string | null;
  state: AuthorizationState;
  createdMs: number;
  /** Known to the merchant by the address that the payer comes back to; good once. */
  authCode: string | null;
  codeUntilMs: number;
  isCodeUsed: boolean;
  accessToken: string | null;
  tokenUntilMs: number;
  refreshToken: string | null;
  refreshUntilMs: number;
  endedMs: number | null;
}
