const entryBytes = 32;

/** Entries that lie side by side, each behind its length in two bytes (C2SP tlog-tiles). */
export function withLengths(entries: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entryBytes);
  const count = entries.length / entryBytes;
  return Buffer.concat(
    Array.from({ length: count }, (_, at) => [
      length,
      entries.subarray(at * entryBytes, (at + 1) * entryBytes),
    ]).flat(),
  );
}
