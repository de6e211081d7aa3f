import type { Context } from '#platform/context';
import { type Contact, readContacts, readLines } from '#subscribers';
import type { Rule } from './rule.ts';

/**
 * Where whoever agreed to a rule is told of it once its line has no number: on another of theirs.
 */
export async function contactElsewhere(
  context: Context,
  { line, owner }: Pick<Rule, 'line' | 'owner'>,
): Promise<Contact | undefined> {
  const lines = await readLines(context, owner);
  const other = lines.find(({ id, numbers }) => id !== line && numbers.length > 0);
  return other && (await readContacts(context, [other.id])).get(other.id);
}
