/** SQLSTATE classes, PostgreSQL documentation, appendix A. */
const repeatable = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '23505', // unique_violation: another transaction was first; reading again shows its row
]);

const unavailable = new Set([
  '08000',
  '08003',
  '08006',
  '53100', // disk_full
  '53200', // out_of_memory
  '53300', // too_many_connections
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25P03', // idle_in_transaction_session_timeout
  '55P03', // lock_not_available
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // the socket of a server that is not running
]);

const lost =
  /Connection terminated|Client has encountered a connection error|timeout exceeded|read timeout/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What a transaction supposed and did not look up turned out to matter. */
export class RunAgain extends Error {
  override readonly name = 'RunAgain';
}

/** The same transaction, begun anew, may well succeed. */
export function isRepeatable(error: unknown): boolean {
  return error instanceof RunAgain || repeatable.has(codeOf(error));
}

/** The database is away, full or overloaded: nothing is known to be wrong with the request. */
export function isUnavailable(error: unknown): boolean {
  return unavailable.has(codeOf(error)) || (error instanceof Error && lost.test(error.message));
}
