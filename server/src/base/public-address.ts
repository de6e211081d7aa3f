import { isWithin } from './ip-address.ts';

/** What of IPv4 is not the open internet (IANA's special-purpose registry, RFC 6890). */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** All of IPv6 that is handed out to anybody. */
const open6 = ['2000::/3'];

/** What of that is not: protocols, tunnels that carry an IPv4 address inside, documentation. */
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const loopback = ['127.0.0.0/8', '::1'];

/**
 * Whether an address is one of the open internet. What is not must never be called because somebody
 * else asked us to: behind it are our own machines. An IPv4 address that is written as IPv6 is
 * judged as what it is. Text that is no address is not one.
 */
export function isPublicAddress(address: string): boolean {
  if (isWithin(address, ['0.0.0.0/0'])) return !isWithin(address, closed4);
  return isWithin(address, open6) && !isWithin(address, closed6);
}

/** Whether it is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  return isWithin(address, loopback);
}
