import type { Journal } from './journal.ts';

/** A journal for a program that remembers nothing beyond its end. */
export function memoryJournal(): Journal {
  return {
    table: <Value>() => {
      const values = new Map<string, Value>();
      return {
        get: (id: string) => values.get(id),
        put: (id: string, value: Value) => void values.set(id, value),
        remove: (id: string) => void values.delete(id),
        values: () => values.values(),
      };
    },
    close: () => undefined,
  };
}
