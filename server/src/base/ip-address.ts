/** An address as its groups: 4 bytes of IPv4, or 8 groups of IPv6. */
type Groups = readonly number[];

const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function groupsOf4(text: string): Groups | undefined {
  const groups = dotted.exec(text)?.slice(1).map(Number);
  return groups?.every((group) => group <= 255) ? groups : undefined;
}

function hexadecimal(text: string): Groups {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

/** The URL standard's parser knows every way to write an IPv6 address; it answers the shortest. */
function groupsOf6(text: string): Groups | undefined {
  if (text.length > 45 || !/^[0-9a-fA-F:.]+$/.test(text)) return undefined;
  const parsed = URL.parse(`http://[${text}]`)?.hostname.slice(1, -1);
  if (parsed === undefined) return undefined;
  const [head = '', tail = ''] = parsed.split('::');
  const [first, last] = [hexadecimal(head), hexadecimal(tail)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => 0);
  return [...first, ...zeros, ...last];
}

/**
 * A server that listens on both families writes IPv4 callers as ::ffff:203.0.113.7 (RFC 4291,
 * 2.5.5.2).
 */
function unmapped(groups: Groups): Groups {
  const [marker, high = 0, low = 0] = groups.slice(5);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && marker === 0xffff;
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255] : groups;
}

function groupsOf(address: string): Groups | undefined {
  const v4 = groupsOf4(address);
  const v6 = v4 ? undefined : groupsOf6(address);
  return v4 ?? (v6 ? unmapped(v6) : undefined);
}

/**
 * The network of an address. `host` is who calls: the address of IPv4, the /64 of IPv6, since a
 * household holds all of it. `site` is where from: /24 and /48. Text that is no address is the
 * network `unknown`.
 */
export function networkOf(address: string, width: 'host' | 'site'): string {
  const groups = groupsOf(address);
  if (!groups) return 'unknown';
  if (groups.length === 4) {
    return width === 'host' ? groups.join('.') : `${groups.slice(0, 3).join('.')}.0/24`;
  }
  const kept = groups.slice(0, width === 'host' ? 4 : 3).map((group) => group.toString(16));
  return `${kept.join(':')}::/${width === 'host' ? 64 : 48}`;
}

interface Network {
  readonly groups: Groups;
  readonly bits: number;
}

/** `203.0.113.0/24`, `2001:db8::/32`, or an address, which is a network of one. */
function readNetwork(text: string): Network | undefined {
  const [address = '', given, more] = text.split('/');
  const groups = groupsOf(address);
  if (!groups || more !== undefined) return undefined;
  const most = groups.length === 4 ? 32 : 128;
  if (given === undefined) return { groups, bits: most };
  const bits = Number(given);
  return /^\d{1,3}$/.test(given) && bits <= most ? { groups, bits } : undefined;
}

export function isNetwork(text: string): boolean {
  return readNetwork(text) !== undefined;
}

/** Whether an address lies in one of these networks. Where none is named it may be any. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const groups = groupsOf(address);
  return networks.some((text) => {
    const network = readNetwork(text);
    return groups !== undefined && network !== undefined && covers(network, groups);
  });
}

function covers({ groups: of, bits }: Network, groups: Groups): boolean {
  if (of.length !== groups.length) return false;
  const width = of.length === 4 ? 8 : 16;
  return groups.every((group, index) => {
    const ignored = Math.min(width, Math.max(0, (index + 1) * width - bits));
    return group >> ignored === (of[index] ?? 0) >> ignored;
  });
}
