/** Where a browser takes messages, and what they are sealed with for it (RFC 8291). */
export interface PushEndpoint {
  readonly endpoint: string;
  /** A point on P-256, in base64url. */
  readonly publicKey: string;
  /** 16 octets, in base64url. */
  readonly secret: string;
}

/** More browsers than these nobody uses; the oldest beyond them is forgotten. */
export const mostEndpoints = 10;

const longestAddress = 1_000;

/**
 * Whether this is a subscription of a push service that we write to. The address comes from a
 * browser, so it could be any, and we would call it: only those of known services are.
 */
export function isPushEndpoint(
  { endpoint, publicKey, secret }: PushEndpoint,
  hosts: readonly string[],
): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || endpoint.length > longestAddress || url.username !== '' || url.hash !== '') {
    return false;
  }
  const isKnown = hosts.some((host) => url.host === host || url.host.endsWith(`.${host}`));
  // Without TLS only on this machine, where a test has named the port.
  const isSafe = url.protocol === 'https:' || /^127\.0\.0\.1:\d+$/.test(url.host);
  const point = Buffer.from(publicKey, 'base64url');
  const isKey = point.length === 65 && point[0] === 4;
  return isKnown && isSafe && isKey && Buffer.from(secret, 'base64url').length === 16;
}
