/** Bytes that no other thread can change: what the browser's cryptography takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Why something is not a whole proof. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

const alphabets = { base64: /^[A-Za-z0-9+/]*={0,2}$/, base64url: /^[A-Za-z0-9_-]*$/ } as const;

/** Bytes of a text of which exactly one is right: what could be written otherwise is refused. */
export function bytesOf(text: string, alphabet: keyof typeof alphabets): Bytes {
  if (!alphabets[alphabet].test(text)) throw new Malformed('not base64');
  const plain = text.replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(plain), (one) => one.charCodeAt(0));
    const only = base64Of(bytes);
    if (plain !== (alphabet === 'base64' ? only : only.replaceAll('=', ''))) throw new Error();
    return bytes;
  } catch {
    throw new Malformed('not base64');
  }
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');
}

export function join(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** UTF-8, and nothing that only resembles it. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed('not a text');
  }
}

const mostBytes = 131_072;

/** Unpacks, and gives up where more comes out than any proof has. */
export async function inflated(packed: Bytes, format: 'deflate' | 'deflate-raw'): Promise<Bytes> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream(format))
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      parts.push(piece.value);
      length += piece.value.length;
      if (length > mostBytes) throw new Malformed('too long');
    }
  } catch {
    throw new Malformed('cannot be unpacked');
  }
  return join(...parts);
}
