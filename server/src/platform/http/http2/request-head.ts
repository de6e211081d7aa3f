import { type Field, sizeOf } from './field-table.ts';

export type Http2Headers = Readonly<Record<string, string>>;

/** What RFC 9113, 8.2.2 forbids: these speak of a connection of HTTP/1. */
const ofConnections = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);
const pseudo = new Set([':method', ':scheme', ':path', ':authority']);

/**
 * The head of a request by names (RFC 9113, 8.3), `too_large` for more than may be, and `malformed`
 * for what is none.
 */
export function requestHeadOf(
  fields: readonly Field[],
  mostBytes: number,
): Http2Headers | 'malformed' | 'too_large' {
  // Without a prototype, so that no name means anything before it was sent.
  const head: Record<string, string> = Object.create(null);
  let bytes = 0;
  let isPseudoOver = false;
  for (const field of fields) {
    const { name, value, isMalformed } = field;
    bytes += sizeOf(field);
    // A block names one large field of its table thousands of times: none is put together.
    if (bytes > mostBytes) return 'too_large';
    const isPseudo = name.startsWith(':');
    const before = head[name];
    const isAllowed = isPseudo
      ? pseudo.has(name) && before === undefined && !isPseudoOver
      : !isForbidden(name, value);
    if (isMalformed || !isAllowed) return 'malformed';
    isPseudoOver = !isPseudo;
    const between = name === 'cookie' ? '; ' : ', ';
    head[name] = before === undefined ? value : `${before}${between}${value}`;
  }
  return isWhole(head) ? head : 'malformed';
}

function isForbidden(name: string, value: string): boolean {
  return ofConnections.has(name) || (name === 'te' && value !== 'trailers');
}

function isWhole(head: Http2Headers): boolean {
  return Boolean(head[':method'] && head[':scheme'] && head[':path']);
}
