/**
 * Every result code that this gateway gives: what became of the request (S done, F it never will
 * be, U nobody can say yet), and its words.
 */
const results = {
  SUCCESS: ['S', 'success.'],
  PAYMENT_IN_PROCESS: ['U', 'The payment is being processed.'],
  REFUND_IN_PROCESS: ['U', 'The refund is being processed.'],
  UNKNOWN_EXCEPTION: ['U', 'An API calling is failed, which is caused by unknown reasons.'],
  REQUEST_TRAFFIC_EXCEED_LIMIT: ['U', 'The request traffic exceeds the limit.'],
  PARAM_ILLEGAL: ['F', 'Illegal parameters.'],
  INVALID_SIGNATURE: ['F', 'The signature is invalid.'],
  KEY_NOT_FOUND: ['F', 'The key is not found.'],
  MEDIA_TYPE_NOT_ACCEPTABLE: ['F', 'The server does not implement the media type.'],
  CURRENCY_NOT_SUPPORT: ['F', 'The currency is not supported.'],
  REPEAT_REQ_INCONSISTENT: ['F', 'Repeated requests are inconsistent.'],
  ORDER_NOT_EXIST: ['F', 'The order does not exist.'],
  ORDER_IS_CLOSED: ['F', 'The order is closed.'],
  ORDER_IS_CANCELED: ['F', 'The order is canceled.'],
  ORDER_STATUS_INVALID: ['F', 'The order status is invalid.'],
  USER_CANCELED: ['F', 'The user has canceled the payment.'],
  CANCEL_WINDOW_EXCEED: ['F', 'The cancellation date is beyond the period of the contract.'],
  REFUND_AMOUNT_EXCEED: ['F', 'The total refund amount exceeds the payment amount.'],
  REFUND_WINDOW_EXCEED: ['F', 'The refund date is beyond the period of the contract.'],
  REPEAT_REQUEST: ['F', 'Repeated request.'],
  TIME_EXCEEDS_LIMIT: ['F', 'The dispute can no longer be accepted or defended.'],
  INVALID_CODE: ['F', 'The authorization code is invalid.'],
  EXPIRED_CODE: ['F', 'The authorization code is expired.'],
  USED_CODE: ['F', 'The authorization code has been used.'],
  INVALID_ACCESS_TOKEN: ['F', 'The access token is invalid, expired or canceled.'],
  EXPIRED_ACCESS_TOKEN: ['F', 'The access token is expired.'],
  INVALID_REFRESH_TOKEN: ['F', 'The refresh token is invalid.'],
  USER_BALANCE_NOT_ENOUGH: ['F', 'The balance of the user is not enough.'],
  USER_AMOUNT_EXCEED_LIMIT: ['F', 'The payment amount exceeds the limit of the user.'],
  USER_PAYMENT_VERIFICATION_FAILED: ['F', 'The user has to verify the payment.'],
  RISK_REJECT: ['F', 'The request is rejected because of the risk control.'],
} as const satisfies Record<string, readonly ['S' | 'F' | 'U', string]>;

export type Code = keyof typeof results;

export interface Result {
  resultCode: Code;
  resultStatus: 'S' | 'F' | 'U';
  resultMessage: string;
}

export function resultOf(code: Code, message?: string): Result {
  const [resultStatus, words] = results[code];
  return { resultCode: code, resultStatus, resultMessage: message ?? words };
}

/** An expected no of the gateway. */
export class Refused extends Error {
  readonly code: Code;

  constructor(code: Code, message?: string) {
    super(message ?? results[code][1]);
    this.name = 'Refused';
    this.code = code;
  }
}
