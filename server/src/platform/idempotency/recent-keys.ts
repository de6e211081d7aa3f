const mostKeys = 20_000;

/**
 * The keys that came lately, the last 20,000 to 40,000 of them, by the last 48 bits of each: two
 * that share them cost a look-up that was not needed.
 */
export function openRecentKeys() {
  let current = new Set<number>();
  let previous = new Set<number>();
  return {
    /** Whether a key (32 hex digits) came before; it has from now on. */
    noteAndTell(key: string): boolean {
      const mark = Number.parseInt(key.slice(-12), 16);
      if (current.has(mark) || previous.has(mark)) return true;
      if (current.size >= mostKeys) {
        previous = current;
        current = new Set();
      }
      current.add(mark);
      return false;
    },
  };
}
