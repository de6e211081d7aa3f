import { Refusal, type RefusalKind } from '#base';

/** Response codes, ISO 8583:1987, field 39. */
export const responses = {
  approved: '00',
  invalidTransaction: '12',
  noSuchNumber: '14',
  unableToLocate: '25',
  formatError: '30',
  notPermitted: '57',
  notSignedOn: '58',
  exceedsLimit: '61',
  securityViolation: '63',
  tooLate: '68',
  unavailable: '91',
  duplicate: '94',
  malfunction: '96',
} as const;

/** What a machine shows its customer for these is the acquirer's to say. */
const ofKind: Readonly<Record<RefusalKind, string>> = {
  invalid: responses.invalidTransaction,
  unauthenticated: responses.notPermitted,
  forbidden: responses.notPermitted,
  not_found: responses.unableToLocate,
  conflict: responses.notPermitted,
  limited: responses.exceedsLimit,
  unavailable: responses.unavailable,
};

const ofCode: Readonly<Record<string, string>> = {
  receiver_unknown: responses.noSuchNumber,
  topup_amount_invalid: '13',
  topup_limit_30_days: responses.exceedsLimit,
  topup_limit_balance: responses.exceedsLimit,
  exchange_reused: responses.duplicate,
  exchange_reversed: responses.tooLate,
};

/** For a sale that was refused, of which only the code is kept. */
export function responseOfCode(code: string): string {
  return ofCode[code] ?? responses.notPermitted;
}

/** What was thrown, as a machine's network hears it. */
export function responseOf(error: unknown): string {
  if (!(error instanceof Refusal)) return responses.malfunction;
  return ofCode[error.code] ?? ofKind[error.kind];
}
