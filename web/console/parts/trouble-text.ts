import type { NameOf, Say } from '../words/words.ts';
import { wayIn } from './way-in.ts';

interface Fate {
  readonly tried: readonly string[];
  readonly failure: string | null;
}

/** Codes of centres and services stay as they are. */
function oneText(trouble: string, say: Say, nameOf: NameOf): string {
  const [, way, ofWay] = /^(sms|push|email): (.+)$/.exec(trouble) ?? [];
  if (way !== undefined && ofWay !== undefined) {
    return say('messages.trouble', { way: wayIn(way, say), trouble: oneText(ofWay, say, nameOf) });
  }
  const [, said, code] = /^(status|reply) (\S+)$/.exec(trouble) ?? [];
  if (said !== undefined && code !== undefined) return `${nameOf('unsent', said)} ${code}`;
  return nameOf('unsent', trouble);
}

/** What stood in a message's way: the ways that came to their end, and what the last one met. */
export function troubleTexts({ tried, failure }: Fate, say: Say, nameOf: NameOf): string[] {
  const last = failure === null || tried.includes(failure) ? [] : [failure];
  return [...tried, ...last].map((trouble) => oneText(trouble, say, nameOf));
}
