import { fact } from '#platform/facts';
import type { AccountId } from './account.ts';

export interface MoneyExpired {
  readonly account: AccountId;
}

/** Money on an account has come to its end by the clock: nobody used it, and less is left. */
export const moneyExpired = fact<MoneyExpired>('moneyExpired');
