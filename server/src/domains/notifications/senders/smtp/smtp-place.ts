/** Where a mail server takes messages from us. */
export interface SmtpPlace {
  readonly host: string;
  readonly port: number;
  /** `first`: TLS from the first byte. `upgrade`: STARTTLS, and nothing is said without it. */
  readonly tls: 'first' | 'upgrade' | 'none';
  readonly user: string;
  readonly password: string;
  /** How many connections there may be at once. */
  readonly connections: number;
}

/**
 * Reads `smtps://user:password@host:465`, or `smtp://…:587` for STARTTLS, with `?connections=4`
 * and, for a server on this machine, `&tls=none` behind it. Undefined where it is no such address.
 */
export function readSmtpPlace(text: string): SmtpPlace | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return undefined;
  const isFirst = url.protocol === 'smtps:';
  const isPlain = url.searchParams.get('tls') === 'none';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const connections = Number(url.searchParams.get('connections') ?? '4');
  const isCount = Number.isInteger(connections) && connections >= 1 && connections <= 100;
  // A password never travels over a network in the clear.
  if (!host || !isCount || (isPlain && (isFirst || !isThisMachine(host)))) return undefined;
  return {
    host,
    port: Number(url.port || (isFirst ? '465' : '587')),
    tls: isFirst ? 'first' : isPlain ? 'none' : 'upgrade',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    connections,
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
