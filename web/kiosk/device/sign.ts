import type { Identity } from './machine-key.ts';

export interface Signable {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly key?: string | undefined;
  readonly atMs: number;
}

function base64(octets: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(octets)));
}

/** The headers that prove who sends this (RFC 9421 and 9530), as the contract says. */
export async function signed(
  { id, key: privateKey }: Identity,
  { method, path, body, key, atMs }: Signable,
): Promise<Record<string, string>> {
  const text = new TextEncoder();
  const extra: Record<string, string> = {};
  if (body !== null) {
    const hash = await crypto.subtle.digest('SHA-256', text.encode(body));
    extra['content-digest'] = `sha-256=:${base64(hash)}:`;
  }
  if (key !== undefined) extra['idempotency-key'] = `"${key}"`;
  const parts = [['@method', method], ['@path', path], ...Object.entries(extra)];
  const names = parts.map(([name]) => `"${name}"`).join(' ');
  const parameters = `(${names});created=${Math.floor(atMs / 1_000)};keyid="${id}"`;
  const lines = parts.map(([name, value]) => `"${name}": ${value}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join('\n');
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const octets = await crypto.subtle.sign(how, privateKey, text.encode(base));
  return {
    ...extra,
    'signature-input': `kiosk=${parameters}`,
    signature: `kiosk=:${base64(octets)}:`,
  };
}
