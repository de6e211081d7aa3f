import { type Language, groupedMajorOf } from '#base';
import type { Evidence } from './evidence.ts';
import type { Outcome } from './outcome.ts';
import { outcomeNames } from './pack-words.ts';

const signs = { HKD: 'HK$', CNY: '¥' } as const;

/** What an answer gave, with its amount in the currency in which it was given. */
export function outcomeText(
  outcome: Outcome,
  { topup }: Pick<Evidence, 'topup'>,
  language: Language,
): string {
  const text = outcomeNames[outcome.gives][language];
  if (outcome.gives === 'credit')
    return withAmount(text, `HK$${groupedMajorOf(outcome.amountMinor)}`);
  if (!('price' in outcome)) return text;
  return withAmount(
    text,
    `${signs[topup?.priceCurrency ?? 'HKD']}${groupedMajorOf(outcome.price)}`,
  );
}

function withAmount(text: string, amount: string): string {
  return text.replace('{amount}', amount);
}
