import type { SocketPlace } from '#platform/sockets';

/** Where an SMS centre is and how it wants to be spoken to. */
export interface SmppPlace extends SocketPlace {
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  /** How many messages may be without an answer at once. */
  readonly window: number;
  /**
   * Some centres answer with a message's id in hexadecimal and write it in decimal digits into the
   * receipt.
   */
  readonly receiptsAreDecimal: boolean;
  /**
   * Whether messages bear marks of ours; undefined where its version says whether it takes them.
   */
  readonly takesMarks: boolean | undefined;
}

const marks: ReadonlyMap<string | null, boolean | undefined> = new Map([
  [null, undefined],
  ['yes', true],
  ['no', false],
]);

/**
 * Reads `smpp://systemId:password@host:port`, or `smpps://` for TLS, with `?window=50`,
 * `&system_type=…`, `&receipts=decimal` and `&marks=no` or `yes` behind it. Undefined where it is
 * no such address.
 */
export function readSmppPlace(text: string): SmppPlace | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'smpp:' && url.protocol !== 'smpps:')) return undefined;
  const window = Number(url.searchParams.get('window') ?? '50');
  const place = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || '2775'),
    isEncrypted: url.protocol === 'smpps:',
    systemId: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    systemType: url.searchParams.get('system_type') ?? '',
    window,
    receiptsAreDecimal: url.searchParams.get('receipts') === 'decimal',
    takesMarks: marks.get(url.searchParams.get('marks')),
  };
  const { host, systemId, password, systemType } = place;
  // The lengths are those of SMPP 3.4, 4.1.1.
  const fits = systemId.length <= 15 && password.length <= 8 && systemType.length <= 12;
  const isWindow = Number.isInteger(window) && window >= 1 && window <= 1_000;
  const isKnown = marks.has(url.searchParams.get('marks'));
  return host && systemId && fits && isWindow && isKnown ? place : undefined;
}

/**
 * By which name a message is known that the centre has answered with this id. A number has one
 * name, with or without zeros before it, in capitals or small.
 */
export function nameInAnswer({ receiptsAreDecimal }: SmppPlace, id: string): string {
  return receiptsAreDecimal && /^[\da-f]{1,30}$/i.test(id) ? nameOf(BigInt(`0x${id}`)) : id;
}

/** The same of the id that a receipt writes. */
export function nameInReceipt({ receiptsAreDecimal }: SmppPlace, id: string): string {
  return receiptsAreDecimal && /^\d{1,30}$/.test(id) ? nameOf(BigInt(id)) : id;
}

function nameOf(number: bigint): string {
  return number.toString(16).toUpperCase();
}

/** Under this name the centre's own names of messages are kept. */
export function gatewayOf({ host, port }: SmppPlace): string {
  return `${host}:${port}`;
}
