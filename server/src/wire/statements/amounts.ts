const decimal = /^(-?)(\d{1,12})(?:\.(\d{1,5}))?$/;

/**
 * "0.00543" → 543n: an amount in major units as thousandths of a minor one. Undefined for anything
 * that is not exactly an amount of at most five places.
 */
export function thousandthsOf(text: string): bigint | undefined {
  const match = decimal.exec(text);
  if (!match) return undefined;
  const digits = BigInt(`${match[2]}${(match[3] ?? '').padEnd(5, '0')}`);
  return match[1] === '-' ? -digits : digits;
}
