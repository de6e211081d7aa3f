import { promises as dns } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from '#base';

/** Why a call was not made, as an outcome says it. */
export const addressNotPublic = 'address_not_public';

/** Where a call to an address that somebody else chose may lead. */
export interface Guard {
  /** Also to this machine: for the demo, whose receivers run beside it. */
  readonly mayBeLoopback: boolean;
}

export function isAllowed(address: string, { mayBeLoopback }: Guard): boolean {
  return isPublicAddress(address) || (mayBeLoopback && isLoopbackAddress(address));
}

/** The address that a URL names itself, for which nothing is looked up; undefined for a name. */
export function literalAddressOf(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

const own = /^(?:.+\.)?localhost\.?$/i;

/**
 * A resolver of names that hands out allowed addresses only. It stands in the connection itself:
 * what was judged is what is connected to, so that a name which points elsewhere the second time
 * it is asked for (DNS rebinding) gains nothing.
 *
 * It asks name servers itself and not by the system's `getaddrinfo`: that blocks one of the few
 * threads that all of a process shares, so names that never answer would hold up everybody else.
 * RFC 6761, 6.3: `localhost` is this machine and is never asked for.
 */
export function guardedLookup(guard: Guard, nameServers?: readonly string[]): LookupFunction {
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });
  if (nameServers) resolver.setServers(nameServers);
  const allowed = async (hostname: string): Promise<string[]> => {
    const found = await addressesOf(resolver, hostname);
    return found.filter((address) => isAllowed(address, guard));
  };
  return (hostname, { all }, done) => void tellFound(allowed(hostname), hostname, all, done);
}

/** In the way of Node's own look-up: one address, or all that were found. */
async function tellFound(
  looking: Promise<string[]>,
  hostname: string,
  all: boolean | undefined,
  done: Parameters<LookupFunction>[2],
): Promise<void> {
  const found = await looking.catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    done(failure(found.code ?? 'ENOTFOUND', hostname), '', 0);
    return;
  }
  const [first] = found;
  if (first === undefined) done(failure(addressNotPublic, hostname), '', 0);
  else if (!all) done(null, first, isIP(first));
  else {
    const addresses = found.map((address) => ({ address, family: isIP(address) }));
    done(null, addresses);
  }
}

async function addressesOf(resolver: dns.Resolver, hostname: string): Promise<string[]> {
  if (own.test(hostname)) return ['127.0.0.1', '::1'];
  const found = await Promise.allSettled([
    resolver.resolve4(hostname),
    resolver.resolve6(hostname),
  ]);
  const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (addresses.length > 0) return addresses;
  throw found.find((one) => one.status === 'rejected')?.reason;
}

function failure(code: string, hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${hostname}`), { code });
}
