/** A stream of numbers in [0, 1) that the seed alone decides. */
export type Random = () => number;

/**
 * Makes a random stream from words, for instance a seed, a method and a trade number. Deciding
 * from the facts of an event rather than from one shared stream keeps a seeded run the same when
 * concurrent requests arrive in another order. The hash is FNV-1a (32 bits), the generator is
 * Mulberry32; neither is for secrets.
 */
export function randomFrom(...words: (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const character of words.join('\u0000')) {
    state ^= character.codePointAt(0) ?? 0;
    state = Math.imul(state, 0x01000193) >>> 0;
  }
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the items, each with the chance of its weight. The list must not be empty. */
export function pickWeighted<Item>(random: Random, items: readonly (readonly [Item, number])[]) {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  throw new RangeError('There is nothing to pick from.');
}
