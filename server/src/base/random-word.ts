import { randomFillSync } from 'node:crypto';

const words = new Uint32Array(1_024);
let wordAt = words.length;

/**
 * 32 random bits, from a pool: a call of the system's generator for each code took 3 % of
 * crediting, and for each letter of a reference 4 µs of a sale.
 */
export function randomWord(): number {
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
