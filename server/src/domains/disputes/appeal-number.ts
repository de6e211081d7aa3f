import { randomInt } from 'node:crypto';
import { codeAlphabet, readCode, type Slot, slotFor } from '#base';

const length = 10;

/**
 * A new number whose slot follows from its characters, found by trying: sixty-four tries on
 * average, some microseconds. So one that was typed in leads to its slot, no unique key spans them
 * all, and 44 random bits remain.
 */
export function newAppealNumber(slot: Slot): string {
  for (;;) {
    const number = Array.from({ length }, () => codeAlphabet[randomInt(32)]).join('');
    if (slotFor(number) === slot) return number;
  }
}

/** A number as people type it; undefined when it cannot be one. */
export function readAppealNumber(text: string): string | undefined {
  return readCode(text, length);
}
