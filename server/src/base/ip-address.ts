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

/**
 * The network of an address. `host` is who calls: the address of IPv4, the /64 of IPv6, since a
 * household holds all of it. `site` is where from: /24 and /48. Text that is no address is the
 * network `unknown`.
 */
export function networkOf(address: string, width: 'host' | 'site'): string {
  const v4 = groupsOf4(address);
  const v6 = v4 ? undefined : groupsOf6(address);
  const groups = v4 ?? (v6 ? unmapped(v6) : undefined);
  if (!groups) return 'unknown';
  if (groups.length === 4) {
    return width === 'host' ? groups.join('.') : `${groups.slice(0, 3).join('.')}.0/24`;
  }
  const kept = groups.slice(0, width === 'host' ? 4 : 3).map((group) => group.toString(16));
  return `${kept.join(':')}::/${width === 'host' ? 64 : 48}`;
}
