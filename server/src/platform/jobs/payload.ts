/** JSON has no bigint: `12n` travels as {"$bigint": "12"} and comes back as what it was. */
export function encodePayload(payload: unknown): string {
  return JSON.stringify(payload, (_name, value: unknown) =>
    typeof value === 'bigint' ? { $bigint: value.toString() } : value,
  );
}

/** The other way round, for a payload that was parsed as JSON by whoever stored it. */
export function decodePayload(stored: unknown): unknown {
  if (Array.isArray(stored)) return stored.map(decodePayload);
  if (typeof stored !== 'object' || stored === null) return stored;
  if ('$bigint' in stored && typeof stored.$bigint === 'string') return BigInt(stored.$bigint);
  return Object.fromEntries(
    Object.entries(stored).map(([name, value]) => [name, decodePayload(value)]),
  );
}
