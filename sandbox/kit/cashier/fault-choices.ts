import { type Html, html, nothing } from '../html.ts';
import type { SharedWords } from './words.ts';

/** What a payment page offers to go wrong, and the words for it. An empty name breaks nothing. */
export type OfferedFaults<Words extends SharedWords> = readonly (readonly [
  name: string,
  word: keyof Words & string,
])[];

/** The faults that every provider's page offers. */
export const sharedOffers = [
  ['', 'faultNone'],
  ['notice-missing', 'faultMissing'],
  ['notice-duplicate', 'faultDuplicate'],
  ['notice-late', 'faultLate'],
  ['notice-wrong-amount', 'faultAmount'],
  ['notice-tampered-signature', 'faultSignature'],
] as const satisfies OfferedFaults<SharedWords>;

/** A fold at the foot of the page, yet part of the form `pay`. */
export function faultChoices<Words extends SharedWords>(
  words: Words,
  offered: OfferedFaults<Words>,
): Html {
  const choices = offered.map(
    ([name, word]) => html`<label>
  <input type="radio" form="pay" name="fault" value="${name}" data-testid="fault-${name || 'none'}"
    ${name === '' ? html`checked` : nothing}>${String(words[word])}</label>
`,
  );
  return html`<details data-testid="more">
        <summary>${words.more}</summary>
        <fieldset><legend>${words.faults}</legend>${choices}</fieldset>
      </details>`;
}
