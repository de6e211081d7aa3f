import type { NameOf, Say } from '../words/words.ts';

/** What answers an appeal names it as its reason, by its number. */
const ofAppeal = /^appeal (\w{5})(\w{5})$/;

/**
 * Why something was given back: a reason of ours in words, and what a person typed as it stands.
 */
export function reasonText(
  reason: string,
  { say, nameOf }: { readonly say: Say; readonly nameOf: NameOf },
): string {
  const [, first, second] = ofAppeal.exec(reason) ?? [];
  if (first && second) return say('title.appeal', { number: `${first} ${second}` });
  return nameOf('reason', reason);
}
