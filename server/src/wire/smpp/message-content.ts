import { assert } from '#base';
import { decodeGsm, encodeGsm } from './gsm-alphabet.ts';
import type { OptionalParameters, UssdSession } from './optional-parameters.ts';
import type { ShortMessage } from './pdu.ts';
import { partsOf, type TextParts } from './text-parts.ts';

/** Values of `data_coding`, SMPP 3.4, 5.2.19. 0 is the centre's default, taken for GSM 7 bit. */
const codings = { default: 0, ascii: 1, latin: 3, ucs2: 8 } as const;

/** A header lies before the text (`esm_class`, SMPP 3.4, 5.2.12). */
export const hasHeader = 0x40;

/** One of several parts of a text. */
export interface PartPlace {
  /** The same in all parts of a text, and hardly in those of another. */
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly index: number;
}

type Content = Pick<ShortMessage, 'esmClass' | 'dataCoding' | 'content'>;

/**
 * The text as contents of as many messages as it needs; those of several are joined by a header
 * with an 8-bit `reference` (TS 23.040, 9.2.3.24.1). A text of more than 255 parts is a fault.
 */
export function contentsOf(text: string, reference: number): Content[] {
  const { encoding, parts } = partsOf(text);
  assert(parts.length <= 255, `a text of ${parts.length} parts`);
  return parts.map((part, index) => {
    const { dataCoding, content: octets } = contentIn(encoding, part);
    if (parts.length === 1) return { esmClass: 0, dataCoding, content: octets };
    const header = Buffer.from([5, 0, 3, reference & 0xff, parts.length, index + 1]);
    return { esmClass: hasHeader, dataCoding, content: Buffer.concat([header, octets]) };
  });
}

/** The text as one content, for pages of USSD, which have a length of their own. */
export function pageContentOf(text: string): Content {
  return contentIn(partsOf(text).encoding, text);
}

function contentIn(encoding: TextParts['encoding'], text: string): Content {
  return encoding === 'GSM-7'
    ? { esmClass: 0, dataCoding: codings.default, content: encodeGsm(text) }
    : { esmClass: 0, dataCoding: codings.ucs2, content: encodeUcs2(text) };
}

function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** What a message says, and which part of what it is, whichever way the centre tells that. */
export function readContent(message: Content & { readonly optional: OptionalParameters }): {
  readonly text: string;
  readonly place: PartPlace | undefined;
} {
  const { optional } = message;
  const octets = message.content.length > 0 ? message.content : optional.messagePayload;
  const { body, place } = splitHeader(octets ?? message.content, message.esmClass);
  return { text: decode(body, message.dataCoding), place: place ?? placeIn(optional) };
}

function decode(octets: Buffer, dataCoding: number): string {
  // Groups 00xx of TS 23.038, 4 and the message classes of 1111: bits 2 and 3 tell the alphabet.
  const coding = dataCoding >= 0xf0 ? (dataCoding & 0x04) * 2 : dataCoding;
  switch (coding) {
    case codings.ucs2: {
      const whole = octets.subarray(0, octets.length - (octets.length % 2));
      return Buffer.from(whole).swap16().toString('utf16le');
    }
    case codings.ascii:
    case codings.latin:
      return octets.toString('latin1');
    default:
      return decodeGsm(octets);
  }
}

/** A header that makes no sense is taken for text: better too much than nothing. */
function splitHeader(octets: Buffer, esmClass: number): { body: Buffer; place?: PartPlace } {
  const length = octets[0];
  if ((esmClass & hasHeader) === 0 || length === undefined || length >= octets.length) {
    return { body: octets };
  }
  const body = octets.subarray(length + 1);
  for (let at = 1; at + 1 < length; ) {
    const [element = 0, size = 0] = octets.subarray(at, at + 2);
    const place = placeOf(element, octets.subarray(at + 2, Math.min(at + 2 + size, length + 1)));
    if (place) return { body, place };
    at += 2 + size;
  }
  return { body };
}

/** Elements 0 and 8: concatenation with a reference of one octet, or of two. */
function placeOf(element: number, value: Buffer): PartPlace | undefined {
  const size = element === 0 ? 1 : 2;
  if ((element !== 0 && element !== 8) || value.length !== size + 2) return undefined;
  const reference = value.readUIntBE(0, size);
  return checked({ reference, total: value[size] ?? 0, index: value[size + 1] ?? 0 });
}

function placeIn({ sarReference, sarTotal, sarIndex }: OptionalParameters): PartPlace | undefined {
  if (sarReference === undefined || sarTotal === undefined || sarIndex === undefined) {
    return undefined;
  }
  return checked({ reference: sarReference, total: sarTotal, index: sarIndex });
}

/** TS 23.040: a part that cannot be is treated as a message of its own. */
function checked(place: PartPlace): PartPlace | undefined {
  const { total, index } = place;
  return total > 1 && index >= 1 && index <= total ? place : undefined;
}

/** A turn of a dialogue by USSD, where the message is one. */
export interface UssdTurn {
  readonly operation: number;
  readonly session: UssdSession | undefined;
}

export function ussdTurnOf({ optional, serviceType }: ShortMessage): UssdTurn | undefined {
  const { ussdOperation, ussdSession } = optional;
  if (ussdOperation === undefined && serviceType !== 'USSD') return undefined;
  return { operation: ussdOperation ?? 1, session: ussdSession };
}
