/** The kinds of errors of API v1. */
export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

export interface ErrorFields {
  type: ErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  charge?: string;
  payment_intent?: unknown;
  setup_intent?: unknown;
}

/** A no of the API, with its status. */
export class Refused extends Error {
  readonly status: number;
  readonly fields: ErrorFields;

  constructor(status: number, fields: ErrorFields) {
    super(fields.message);
    this.name = 'Refused';
    this.status = status;
    this.fields = fields;
  }
}

/** A parameter that is not as it must be. It is not stored under an idempotency key. */
export function invalid(param: string, message: string, code?: string): Refused {
  const more = code === undefined ? {} : { code };
  return new Refused(400, { type: 'invalid_request_error', message, param, ...more });
}

export function missing(param: string): Refused {
  return invalid(param, `Missing required param: ${param}.`, 'parameter_missing');
}

export function notFound(what: string, id: string, param = 'id'): Refused {
  const message = `No such ${what}: '${id}'`;
  const code = 'resource_missing';
  return new Refused(404, { type: 'invalid_request_error', message, param, code });
}

/** The thing is not in a state in which this can be done. */
export function wrongState(code: string, message: string, more: object = {}): Refused {
  return new Refused(400, { type: 'invalid_request_error', message, code, ...more });
}
