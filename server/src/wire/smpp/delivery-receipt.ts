import { readContent } from './message-content.ts';
import type { ShortMessage } from './pdu.ts';

/** What became of a message that the centre had taken. */
export interface DeliveryReceipt {
  /** As the centre calls the message; empty where it does not say. */
  readonly messageId: string;
  readonly state: ReceiptState;
  /** `err` of the text: the network's own code, where it says one. */
  readonly error: string;
}

/** `underway` is not the end: another receipt will follow. */
export type ReceiptState = 'delivered' | 'failed' | 'underway';

/** Bits 2 to 5 of `esm_class`: a delivery receipt, or one of what is under way (5.2.12). */
const kinds: ReadonlySet<number> = new Set([0x04, 0x20]);

export function isReceipt({ esmClass }: Pick<ShortMessage, 'esmClass'>): boolean {
  return kinds.has(esmClass & 0x3c);
}

/**
 * `message_state`, SMPP 3.4, 5.2.28: expired, deleted, undeliverable and rejected are failures.
 * ACCEPTED is called final there; centres send it before DELIVERED all the same.
 */
const states: Readonly<Record<number, ReceiptState>> = {
  2: 'delivered',
  3: 'failed',
  4: 'failed',
  5: 'failed',
  8: 'failed',
};

/** Beginnings: centres write DELIVRD and DELIVERED, UNDELIV and UNDELIVERABLE, REJECTD, FAILED. */
const words: readonly (readonly [string, ReceiptState])[] = [
  ['DELIV', 'delivered'],
  ['UNDEL', 'failed'],
  ['EXPIR', 'failed'],
  ['DELET', 'failed'],
  ['REJEC', 'failed'],
  ['FAIL', 'failed'],
];

/**
 * Reads a receipt by its parameters, and where these are missing by its text, which "is vendor
 * specific" (SMPP 3.4, appendix B): `id:… sub:… dlvrd:… submit date:… done date:… stat:… err:…
 * text:…`, in any order and case, with or without blanks. Never throws: what is not understood is
 * `underway`.
 */
export function readReceipt(message: ShortMessage): DeliveryReceipt {
  const { text } = readContent(message);
  const { receiptedMessageId, messageState } = message.optional;
  return {
    messageId: receiptedMessageId || fieldIn(text, 'id'),
    state: messageState === undefined ? stateOf(fieldIn(text, 'stat')) : stateOfCode(messageState),
    error: fieldIn(text, 'err').slice(0, 8),
  };
}

function stateOfCode(code: number): ReceiptState {
  return states[code] ?? 'underway';
}

function stateOf(word: string): ReceiptState {
  const found = words.find(([beginning]) => word.toUpperCase().startsWith(beginning));
  return found?.[1] ?? 'underway';
}

/** The words of the message itself, which anybody may have written, are not looked into. */
function fieldIn(text: string, name: string): string {
  const own = text.replace(/\btext:[^]*$/i, '');
  return new RegExp(`(?:^|[\\s,;])${name}\\s*:\\s*([^\\s,;]+)`, 'i').exec(own)?.[1] ?? '';
}
