import { Refusal, type RefusalKind } from '#base';
import type { GroupResult } from '#charging';
import { type ProblemDetails, type ResultCode, WrongRequest } from '#wire/nchf';

interface No {
  readonly status: number;
  /** TS 32.291, table 6.1.7.3-1, or TS 29.500, table 5.2.7.2-1. */
  readonly cause: string;
}

const ofKind: Readonly<Record<RefusalKind, No>> = {
  invalid: { status: 400, cause: 'CHARGING_FAILED' },
  unauthenticated: { status: 401, cause: 'ACCESS_TOKEN_DENIED' },
  forbidden: { status: 403, cause: 'END_USER_REQUEST_DENIED' },
  not_found: { status: 404, cause: 'RESOURCE_URI_STRUCTURE_NOT_FOUND' },
  conflict: { status: 403, cause: 'END_USER_REQUEST_REJECTED' },
  limited: { status: 403, cause: 'QUOTA_LIMIT_REACHED' },
  unavailable: { status: 503, cause: 'NF_CONGESTION' },
};

/** Codes of which the network's language says more than of their kind. */
const ofCode: Readonly<Record<string, No>> = {
  access_token_for_another: { status: 403, cause: 'ACCESS_TOKEN_DENIED' },
  body_too_large: { status: 413, cause: 'INVALID_MSG_FORMAT' },
  body_unreadable: { status: 400, cause: 'INVALID_MSG_FORMAT' },
  content_type_unknown: { status: 415, cause: 'INVALID_MSG_FORMAT' },
  // TS 32.291, 6.1.7.3: the service goes on, and nobody asks any more.
  emergency_not_charged: { status: 403, cause: 'CHARGING_NOT_APPLICABLE' },
  line_not_ours: { status: 404, cause: 'USER_UNKNOWN' },
  method_unknown: { status: 405, cause: 'UNSPECIFIED_MSG_FAILURE' },
  session_closed: { status: 410, cause: 'CHARGING_FAILED' },
};

const ofFault: No = { status: 500, cause: 'SYSTEM_FAILURE' };

/** What was thrown, as the network hears it. A fault's message stays inside the house. */
export function problemOf(error: unknown, instance: string): ProblemDetails {
  if (!(error instanceof Refusal)) {
    return {
      ...ofFault,
      title: 'Internal fault',
      detail: undefined,
      instance,
      wrongPlace: undefined,
    };
  }
  const { code, kind, details } = error;
  const isWrong = error instanceof WrongRequest;
  return {
    ...(ofCode[code] ?? ofKind[kind]),
    ...(isWrong ? { cause: error.format } : {}),
    title: code.replaceAll('_', ' '),
    detail: Object.keys(details).length > 0 ? JSON.stringify(details) : undefined,
    instance,
    wrongPlace: isWrong ? error : undefined,
  };
}

/** TS 32.291, 6.1.6.3.9. Denied may change by tomorrow; rejected is what the plan does not have. */
export const resultCodeOf: Readonly<Record<GroupResult, ResultCode>> = {
  granted: 'SUCCESS',
  free: 'QUOTA_MANAGEMENT_NOT_APPLICABLE',
  reported: 'SUCCESS',
  limit_reached: 'QUOTA_LIMIT_REACHED',
  not_sold: 'END_USER_SERVICE_REJECTED',
  needs_opt_in: 'END_USER_SERVICE_DENIED',
  barred: 'END_USER_SERVICE_DENIED',
};
