import { randomFillSync } from 'node:crypto';
import { assert, codeAlphabet, readCode, type Slot, slotCount } from '#base';

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
  return textOf(high) + textOf(low + (slot ^ folded(high) ^ folded(low)));
}

const words = new Uint32Array(1_024);
let wordAt = words.length;

/** From a pool: a call of the system's generator for each code took 3 % of crediting. */
function randomWord(): number {
  if (wordAt === words.length) {
    randomFillSync(words);
    wordAt = 0;
  }
  const word = words[wordAt] ?? 0;
  // Whoever reads our memory one day finds no code in it that was given out.
  words[wordAt] = 0;
  wordAt += 1;
  return word;
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

/** Thirty bits as six characters. */
function textOf(bits: number): string {
  let text = '';
  for (let shift = 25; shift >= 0; shift -= 5) text += codeAlphabet[(bits >>> shift) & 31];
  return text;
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
