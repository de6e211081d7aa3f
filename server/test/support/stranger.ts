import { createHash, createPublicKey, verify } from 'node:crypto';

const clockErrorMs = 600_000;

/**
 * Whether this proof is one of the receipt that somebody holds in their hand: a proof of another
 * one proves nothing of it, nor does one of a day that has not come. Answers what it says.
 */
export function strangerBelieves(
  proof: string,
  { keys, code, nowMs }: { keys: readonly string[]; code: string; nowMs: number },
): string {
  const text = strangerReads(proof, keys);
  const [, proved] = /^lowu\.receipt\/v\d+\ncode (\w{12})\n/.exec(text) ?? [];
  if (proved !== code) throw new Error('a proof of another receipt');
  const issuedMs = Number(/^issued_us (\d+)$/m.exec(text)?.[1]) / 1_000;
  if (!(issuedMs <= nowMs + clockErrorMs)) throw new Error('dated in the future');
  return text;
}

/**
 * A verifier of receipts that shares nothing with ours: written from RFC 9162 section 2.1.3.2,
 * C2SP signed-note, tlog-checkpoint and tlog-proof, on Node's cryptography alone. Answers what the
 * receipt says, or why it believes nothing.
 */
export function strangerReads(proof: string, keys: readonly string[]): string {
  const at = proof.indexOf('\n\n');
  const [form, extraLine = '', indexLine = '', ...path] = proof.slice(0, at).split('\n');
  if (form !== 'c2sp.org/tlog-proof@v1') throw new Error('not a proof');
  if (!/^index (?:0|[1-9]\d*)$/.test(indexLine)) throw new Error('not a place in a log');
  const extra = exactly(extraLine.replace(/^extra /, ''));
  const { size, root, latest } = signedHead(proof.slice(at + 2), keys);
  const hashes = path.map(exactly);
  const index = BigInt(indexLine.replace(/^index /, ''));
  const leaf = sha256(Buffer.of(0), sha256(extra));
  if (!rootOf(leaf, { index, size }, hashes).equals(root)) throw new Error('not in the log');
  const text = extra.subarray(16).toString('utf8');
  const issuedMs = Number(/^issued_us (\d+)$/m.exec(text)?.[1]) / 1_000;
  if (issuedMs > latest + clockErrorMs) throw new Error('issued when that key had retired');
  return text;
}

function signedHead(note: string, keys: readonly string[]) {
  const cut = note.lastIndexOf('\n\n') + 1;
  const text = note.slice(0, cut);
  const [origin, size = '', root = ''] = text.split('\n');
  const lines = note.slice(cut + 1).split('\n');
  const signers = lines.flatMap((line) => {
    const [, name = '', signature = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    if (name !== origin) return [];
    return keys.filter((key) => isBy(key.split(' ')[0] ?? '', text, { name, signature }));
  });
  if (signers.length === 0) throw new Error('not signed by a key of the log');
  // Behind a key that has retired stand the size and the time up to which it signed.
  const spans = signers.map((key) => key.split(' ').slice(1));
  const good = spans.filter(([last = size]) => BigInt(size) <= BigInt(last));
  if (good.length === 0) throw new Error('not signed by a key of then');
  const latest = Math.max(...good.map(([, until]) => (until ? Date.parse(until) : Infinity)));
  return { size: BigInt(size), root: exactly(root), latest };
}

/** RFC 4648, 3.5: bytes have one text, and another text of the same bytes is another proof. */
function exactly(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Error('not the one text of its bytes');
  return bytes;
}

/** A verifier key is its name, four bytes to tell it by, and a byte for Ed25519 before the key. */
function isBy(key: string, text: string, by: { name: string; signature: string }): boolean {
  const [, name, id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const signature = exactly(by.signature);
  if (name !== by.name || bytes[0] !== 1) return false;
  if (signature.subarray(0, 4).toString('hex') !== id) return false;
  const x = bytes.subarray(1).toString('base64url');
  const point = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(text), point, signature.subarray(4));
}

function rootOf(
  leaf: Buffer,
  { index, size }: { readonly index: bigint; readonly size: bigint },
  path: readonly Buffer[],
): Buffer {
  if (index >= size) throw new Error('beyond the log');
  let [fn, sn, hash] = [index, size - 1n, leaf];
  for (const step of path) {
    if (sn === 0n) throw new Error('too long a path');
    if (fn % 2n === 1n || fn === sn) {
      hash = sha256(Buffer.of(1), step, hash);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else hash = sha256(Buffer.of(1), hash, step);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) throw new Error('too short a path');
  return hash;
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
