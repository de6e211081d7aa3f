import {
  assert,
  codeAlphabet,
  randomWord,
  readCode,
  type Slot,
  slotCount,
  textOfBits,
} from '#base';

const codeLength = 12;

/**
 * A code nobody can guess, that leads to its row. Twelve characters are 60 bits: 54 are random, and
 * six are chosen so that all ten groups of six bits, combined by exclusive or, give the slot. A
 * receipt is then found where it lies, beside its top-up, without a key over all slots. How hard it
 * is to guess is reckoned in docs/decisions/receipt-codes.md.
 */
export function newReceiptCode(slot: Slot): string {
  assert(slot >= 0 && slot < slotCount, `no such slot: ${slot}`);
  const high = randomWord() >>> 2;
  const low = (randomWord() >>> 8) * slotCount;
  return textOfBits(high) + textOfBits(low + (slot ^ folded(high) ^ folded(low)));
}

/** The slot that a code was made for; any code of the right form has one. */
export function slotOfCode(code: string): Slot {
  return folded(numberOf(code.slice(0, 6))) ^ folded(numberOf(code.slice(6)));
}

/** A code as a person typed it, or undefined when it cannot be one. */
export function parseReceiptCode(text: string): string | undefined {
  return readCode(text, codeLength);
}

/** `K7Q2-M0XD-9T4R`: in the groups that are printed. */
export function groupReceiptCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3');
}

function numberOf(text: string): number {
  let bits = 0;
  for (const character of text) bits = bits * 32 + codeAlphabet.indexOf(character);
  return bits;
}

/** The five groups of six bits in thirty, combined by exclusive or. */
function folded(bits: number): number {
  return ((bits >>> 24) ^ (bits >>> 18) ^ (bits >>> 12) ^ (bits >>> 6) ^ bits) & 63;
}
