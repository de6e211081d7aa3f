import { type InstantMs, isoTime, type PhoneNumber, slotFor } from '#base';

/** A number whose messages somebody may read: those since the number is theirs. */
export interface OwnNumber {
  readonly number: PhoneNumber;
  readonly sinceMs: InstantMs;
}

/** More unread messages than this are not counted: nobody reads the number then. */
export const mostCounted = 100;

/** Numbers as the store is asked by them: slots, numbers and instants, as arrays of one length. */
export function arraysOf(own: readonly OwnNumber[]): [number[], PhoneNumber[], string[]] {
  return [
    own.map(({ number }) => slotFor(number)),
    own.map(({ number }) => number),
    own.map(({ sinceMs }) => isoTime(sinceMs)),
  ];
}
