import { WrongStatement } from './wrong-statement.ts';

/**
 * Where each named column stands. Bills are read by the names in their head and never by position:
 * providers add columns, and write brackets in full or half width.
 */
export function columnsOf<Name extends string>(
  head: readonly string[],
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const known = head.map(plain);
  const found = names.map((name): [Name, number] => {
    const at = known.indexOf(plain(name));
    if (at === -1) throw new WrongStatement('column_missing', `no column ${name}`);
    return [name, at];
  });
  return Object.fromEntries(found) as Record<Name, number>;
}

/** Whether it is the head of such a bill at all, of which one column or another may be missing. */
export function isHeadOf(head: readonly string[], names: readonly string[]): boolean {
  const known = new Set(head.map(plain));
  return names.filter((name) => known.has(plain(name))).length > names.length / 2;
}

/** Where a column stands that need not be there. */
export function columnOf(head: readonly string[], name: string): number | undefined {
  const at = head.findIndex((one) => plain(one) === plain(name));
  return at === -1 ? undefined : at;
}

function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s`\uFEFF]/g, '');
}
