/**
 * Amounts are whole fen in a number: the largest that the gateway takes, 100,000,000.00 yuan, is
 * 10^10 fen and far below 2^53, so every sum here is exact.
 */
export const largestAmountFen = 10_000_000_000;

/** Reads yuan with up to two decimals, as a text or a JSON number. Undefined if it is not that. */
export function parseYuan(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/.exec(String(value));
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

export function printYuan(amountFen: number): string {
  const digits = String(amountFen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
