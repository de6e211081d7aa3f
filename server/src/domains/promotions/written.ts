import { isDay, languages, type Words } from '#base';
import { refuse } from './refusals.ts';

/** What somebody has written, before it is known to be anything. Null is as good as left out. */
export type Written = Readonly<Record<string, unknown>>;

function invalid(why: string) {
  return refuse.promotion_invalid({ why });
}

export function requireKnown(given: Written, known: ReadonlySet<string>): void {
  const stranger = Object.keys(given).find((name) => !known.has(name));
  if (stranger !== undefined) throw invalid(`there is no field ${stranger}`);
}

/** A whole number; `initial` where it is left out. */
export function countIn(
  given: Written,
  name: string,
  { initial, least = 0 }: { readonly initial?: number; readonly least?: number } = {},
): number {
  const value = given[name] ?? initial;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw invalid(`${name} is a whole number from ${least} on`);
}

export function flagIn(given: Written, name: string): boolean {
  const value = given[name] ?? false;
  if (typeof value === 'boolean') return value;
  throw invalid(`${name} is true or false`);
}

export function textIn(given: Written, name: string, shape: RegExp): string {
  const value = given[name];
  if (typeof value === 'string' && shape.test(value)) return value;
  throw invalid(`${name} is missing or wrong`);
}

export function oneIn<Word extends string>(
  given: Written,
  name: string,
  words: readonly Word[],
  initial: Word,
): Word {
  const value = given[name] ?? initial;
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw invalid(`${name} is one of ${words.join(', ')}`);
}

export function dayIn(given: Written, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && isDay(value)) return value;
  throw invalid(`${name} is a day of the calendar, such as 2026-12-31`);
}

/** None of them twice, and none that there is not. */
export function listIn(
  given: Written,
  name: string,
  isOne: (text: string) => boolean,
): readonly string[] {
  const value = given[name] ?? [];
  if (!Array.isArray(value)) throw invalid(`${name} is a list of texts`);
  const wrong: unknown = value.find((one) => typeof one !== 'string' || !isOne(one));
  if (wrong !== undefined) throw invalid(`${JSON.stringify(wrong)} is none of the ${name}`);
  return [...new Set(value as string[])];
}

const mostLetters = 100;

/** In every language; `initial` in all of them where it is left out. */
export function wordsIn(given: Written, name: string, initial: string): Words {
  const value = given[name] ?? { en: initial, 'zh-Hant': initial, 'zh-Hans': initial };
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const written = value as Written;
    const areAll = Object.keys(written).length === languages.length;
    if (areAll && languages.every((language) => isName(written[language]))) return value as Words;
  }
  throw invalid(`${name} is a text in each of ${languages.join(', ')}`);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= mostLetters;
}
