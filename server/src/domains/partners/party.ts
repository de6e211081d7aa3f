import type { RefusalKind } from '#base';

/** Who can change that something was refused, so that a program need not know every code. */
export type Party = 'request' | 'client' | 'partner' | 'receiver' | 'platform';

const ofKind: Readonly<Record<RefusalKind, Party>> = {
  invalid: 'request',
  unauthenticated: 'client',
  forbidden: 'client',
  not_found: 'request',
  conflict: 'request',
  limited: 'client',
  unavailable: 'platform',
};

const ofCode: Readonly<Record<string, Party>> = {
  float_too_low: 'partner',
  sale_amount_outside_tier: 'partner',
  sale_limit_day: 'partner',
  sale_limit_week: 'partner',
  sale_limit_month: 'partner',
  chain_limit_day: 'partner',
  chain_limit_month: 'partner',
  reseller_suspended: 'partner',
  reseller_closed_now: 'partner',
  order_given_up: 'platform',
  receiver_unknown: 'receiver',
  line_closed: 'receiver',
  loan_open: 'receiver',
  topup_limit_30_days: 'receiver',
  topup_limit_balance: 'receiver',
  topup_twin: 'receiver',
};

export function partyOf(code: string, kind: RefusalKind): Party {
  return ofCode[code] ?? ofKind[kind];
}
