import { assert } from '#base';

/** One data object of a code: two digits of id, two of length, then the value. */
export interface DataObject {
  readonly id: string;
  readonly value: string;
}

const longestValue = 99;
const idPattern = /^\d{2}$/;

/**
 * Data objects one after the other. The length counts characters (4.1 of the specification); a
 * value that is empty or longer than 99 is a fault of whoever asks.
 */
export function encodeObjects(objects: readonly DataObject[]): string {
  return objects.map(encodeObject).join('');
}

function encodeObject({ id, value }: DataObject): string {
  const { length } = charactersOf(value);
  assert(idPattern.test(id), `no id of a data object: ${id}`);
  assert(length > 0 && length <= longestValue, `a data object ${id} of ${length} characters`);
  return `${id}${String(length).padStart(2, '0')}${value}`;
}

/**
 * The data objects of a text, in their order. Undefined when it is anything else: a length that is
 * no number or goes beyond the end, an id that comes twice, a value without a character.
 */
export function decodeObjects(text: string): DataObject[] | undefined {
  const characters = charactersOf(text);
  const objects: DataObject[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < characters.length; ) {
    const id = characters.slice(at, at + 2).join('');
    const digits = characters.slice(at + 2, at + 4).join('');
    if (!idPattern.test(id) || !idPattern.test(digits) || seen.has(id)) return undefined;
    const end = at + 4 + Number(digits);
    if (digits === '00' || end > characters.length) return undefined;
    seen.add(id);
    objects.push({ id, value: characters.slice(at + 4, end).join('') });
    at = end;
  }
  return objects;
}

/** Code points: a character outside of the first plane counts once. */
function charactersOf(text: string): string[] {
  return Array.from(text);
}

/** The value of an id, where the object is there. */
export function valueOf(objects: readonly DataObject[], id: string): string | undefined {
  return objects.find((one) => one.id === id)?.value;
}
