import type { Language } from '#base';
import type { Area } from '#outlets';
import type { Offered } from './offers.ts';

/** A screen of USSD; pages count from 0. */
export type Screen =
  | {
      readonly at: 'menu' | 'balance' | 'packs' | 'rule' | 'voucher' | 'languages' | 'areas';
      readonly page?: number;
    }
  | { readonly at: 'districts'; readonly area: Area; readonly page?: number }
  | { readonly at: 'outlets'; readonly district: string; readonly page?: number }
  | { readonly at: 'redeem'; readonly code: string; readonly page?: number }
  | { readonly at: 'offer'; readonly code: string; readonly page?: number };

/** What a choice does: it shows another screen, or does what ends the dialogue. */
export type Choice =
  | Screen
  | { readonly does: 'buy'; readonly offered: Offered }
  | { readonly does: 'redeem'; readonly code: string }
  | { readonly does: 'stop' }
  | { readonly does: 'language'; readonly language: Language };

/** A page as a person sees it. Without choices it is the last. */
export interface Shown {
  readonly text: string;
  /** By what a person types. Kept as they were shown: prices and order may change meanwhile. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** The same as a text, for whoever did not see it. */
  readonly byText: string;
}

/** Where a dialogue stands between two turns. */
export interface Standing {
  readonly screen: Screen;
  readonly choices: Readonly<Record<string, Choice>>;
}

/** What was typed as a choice, also in full width; undefined where it is none. */
export function chosenIn({ choices }: Standing, said: string): Choice | undefined {
  const typed = said.normalize('NFKC').trim();
  return Object.hasOwn(choices, typed) ? choices[typed] : undefined;
}

export function lastWords(text: string): Shown {
  return { text, choices: {}, byText: text };
}
