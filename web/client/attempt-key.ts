const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A UUID version 7 (RFC 9562, 5.7): 48 bits of time, 74 bits of chance. */
export function newAttemptKey(
  nowMs: number = Date.now(),
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0');
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = random;
  const version = hex(0x70 | (a & 0x0f)) + hex(b);
  const variant = hex(0x80 | (c & 0x3f)) + hex(d);
  const tail = rest.slice(0, 6).map(hex).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`;
}
