import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type Contact, contactOf } from './contact.ts';
import type { LineId } from './line.ts';
import { loadLines } from './load-lines.ts';
import { readLanguages } from './store/subscribers.ts';

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
  for (const line of lines) {
    const language = languages.get(uuidOf(line.subscriber));
    const contact = language && contactOf(line, language);
    if (contact) contacts.set(line.id, contact);
  }
  return contacts;
}
