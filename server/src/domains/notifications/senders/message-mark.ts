import { idFrom, uuidOf } from '#base';
import type { MessageId } from '../message.ts';

/**
 * Where a message's mark stands in the text of its id (`xxxxxxxx-xxxx-xxxx-xxxx-xx____xxxxxx`), as
 * SQL counts: digits that are chance alone. The last two are the slot, and so the number's.
 */
export const markPlace = { from: 27, length: 4 } as const;

/** Of two octets, the same on every try; of one phone's messages hardly two have the same. */
export function markOf(id: MessageId): number {
  return Number.parseInt(id.slice(-10, -6), 16);
}

/** As it stands in the id. */
export function markDigits(mark: number): string {
  return mark.toString(16).padStart(markPlace.length, '0');
}

/**
 * By which name of ours a gateway's report is kept that has this message's mark: of the message
 * alone. By its number and mark, another's could be taken for it.
 */
export function markName(id: MessageId): string {
  return `mark of ${uuidOf(id)}`;
}

export function markNameOfUuid(uuid: string): string {
  return markName(idFrom('msg', uuid));
}
