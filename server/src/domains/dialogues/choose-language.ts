import type { Language } from '#base';
import { actedBy, type Context } from '#platform/context';
import { setPreferences } from '#subscribers';
import type { Caller } from './caller.ts';
import { say } from './sayings.ts';

/** In which language the owner is written to from now on, said in that language. */
export async function chooseLanguage(
  context: Context,
  { line }: Caller,
  language: Language,
): Promise<string> {
  const owner = actedBy(context, { kind: 'subscriber', id: line.subscriber });
  await owner.db.transaction((tx) => setPreferences(tx, line.subscriber, { language }));
  return say('languageSet', language);
}
