import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * HTTP Message Signatures (RFC 9421) as kiosks use them: one signature by ecdsa-p256-sha256, over
 * components that it lists itself, with the time it was made at. What must be among them is asked
 * by whoever takes the request; here is only how it is read and held against a key.
 */
export interface RequestSignature {
  readonly components: readonly string[];
  readonly keyId: string;
  readonly createdMs: number;
  /** The value of `@signature-params`, as it was signed (RFC 9421, 2.3). */
  readonly parameters: string;
  readonly octets: Buffer;
}

const label = '([a-z*][a-z0-9_.*-]*)';
const names = '((?:"[a-z0-9@-]+"(?: "[a-z0-9@-]+")*)?)';
const parameter = String.raw`;[a-z]+=(?:\d{1,12}|"[\w./+=:-]{1,100}")`;
const list = new RegExp(String.raw`^${label}=(\(${names}\)((?:${parameter})*))$`);
const signed = /^([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]+={0,2}):$/;

/** Undefined where the two headers are not one such signature. */
export function readSignature(
  input: string | undefined,
  signature: string | undefined,
): RequestSignature | undefined {
  const [, name, parameters, components, given] = list.exec(input ?? '') ?? [];
  const [, signedName, text] = signed.exec(signature ?? '') ?? [];
  if (parameters === undefined || text === undefined || name !== signedName) return undefined;
  const byName = new Map(
    [...(given ?? '').matchAll(/;([a-z]+)=(?:"([^"]*)"|(\d+))/g)].map(
      ([, key = '', quoted, digits]) => [key, quoted ?? digits ?? ''],
    ),
  );
  const [keyId, created, algorithm] = ['keyid', 'created', 'alg'].map((key) => byName.get(key));
  if (keyId === undefined || created === undefined) return undefined;
  if (algorithm !== undefined && algorithm !== 'ecdsa-p256-sha256') return undefined;
  return {
    components: [...(components ?? '').matchAll(/"([^"]+)"/g)].map(([, one = '']) => one),
    keyId,
    createdMs: Number(created) * 1_000,
    parameters,
    octets: Buffer.from(text, 'base64'),
  };
}

/** What is signed, line by line (RFC 9421, 2.5); undefined where a component is not there. */
export function signatureBase(
  { components, parameters }: Pick<RequestSignature, 'components' | 'parameters'>,
  valueOf: (component: string) => string | undefined,
): string | undefined {
  if (new Set(components).size !== components.length) return undefined;
  const lines: string[] = [];
  for (const component of components) {
    const value = valueOf(component);
    if (value === undefined) return undefined;
    lines.push(`"${component}": ${value}`);
  }
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
}

/** Whether the key, DER in base64, made this signature (RFC 9421, 3.3.4). */
export function isSignedBy(publicKey: string, base: string, octets: Buffer): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return verify('sha256', Buffer.from(base), { key, dsaEncoding: 'ieee-p1363' }, octets);
}

/** The value of `Content-Digest` (RFC 9530, 2) for these octets. */
export function digestOf(octets: Buffer): string {
  return `sha-256=:${createHash('sha256').update(octets).digest('base64')}:`;
}
