import { parseArgs } from 'node:util';
import type { Language } from '../../web/client/index.ts';
import { isLanguage } from '../../web/language/index.ts';

export interface DemoOptions {
  /** Chooses what goes wrong. The first is the story as it is told; others vary it. */
  readonly seed: number;
  /** Without the pauses in which a person reads, and without a gateway that lets one wait. */
  readonly isFast: boolean;
  readonly language: Language;
  readonly isJson: boolean;
}

/** @throws TypeError with a sentence about what was typed wrongly. */
export function readOptions(words: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seed: { type: 'string', default: '1' },
      fast: { type: 'boolean', default: false },
      language: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
    },
  });
  const { seed, language } = values;
  if (!/^\d{1,9}$/.test(seed)) throw new TypeError(`--seed wants a whole number, not "${seed}"`);
  if (!isLanguage(language)) {
    throw new TypeError(`--language is en, zh-Hant or zh-Hans, not "${language}"`);
  }
  return { seed: Number(seed), isFast: values.fast, language, isJson: values.json };
}
