import { type HomeCountry, type Language, type PhoneNumber, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from './line.ts';
import { loadLines } from './load-lines.ts';
import { readLanguages } from './store/subscribers.ts';

/** Where and in which language the owner of a line is told something. */
export interface Contact {
  readonly number: PhoneNumber;
  readonly language: Language;
  /** Of all numbers of the line. */
  readonly homes: readonly HomeCountry[];
}

/** The contacts of lines, many at a time: the Hong Kong number where a line has two. */
export async function readContacts(
  context: Context,
  ids: readonly LineId[],
): Promise<ReadonlyMap<LineId, Contact>> {
  const lines = await loadLines(context, ids);
  const owners = [...new Set(lines.map(({ subscriber }) => subscriber))];
  const rows = await context.db.read(readLanguages, [owners.map(slotOf), owners.map(uuidOf)]);
  const languages = new Map(rows.map(({ id, language }) => [id, language]));
  const contacts = new Map<LineId, Contact>();
  for (const { id, subscriber, numbers } of lines) {
    const language = languages.get(uuidOf(subscriber));
    const number = numbers[0]?.number;
    const homes = numbers.map(({ home }) => home);
    if (number && language) contacts.set(id, { number, language, homes });
  }
  return contacts;
}
