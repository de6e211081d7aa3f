import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Things of one kind by their names, in a file that may be written by hand. */
export interface KeptList<Item> {
  find(name: string): Item | undefined;
  list(): Item[];
  register(item: Item): void;
}

interface Kind<Item> {
  /** What they are together, for whoever wrote the file. */
  readonly plural: string;
  nameOf(item: Item): string;
  /** Throws what is wrong with it. */
  parse(value: unknown): Item;
  print(item: Item): unknown;
}

/** Opens a JSON list. It is written whole to a file beside it, which then takes its place. */
export function openKeptList<Item>(file: string, kind: Kind<Item>): KeptList<Item> {
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  if (!Array.isArray(kept)) throw new Error(`${file} must hold a JSON list of ${kind.plural}.`);
  const parsed = kept.map((value) => kind.parse(value));
  const items = new Map(parsed.map((item) => [kind.nameOf(item), item]));
  return {
    find: (name) => items.get(name),
    list: () => [...items.values()],
    register(item) {
      items.set(kind.nameOf(item), item);
      const text = JSON.stringify([...items.values()].map(kind.print), undefined, 2);
      writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
