import type { HomeCountry, Language, PhoneNumber } from '#base';
import type { Line } from './line.ts';

/** Where and in which language the owner of a line is told something. */
export interface Contact {
  readonly number: PhoneNumber;
  readonly language: Language;
  /** Of all numbers of the line. */
  readonly homes: readonly HomeCountry[];
}

/** The contact of a line, by its owner's language; none without a number. */
export function contactOf(
  { numbers }: Pick<Line, 'numbers'>,
  language: Language,
): Contact | undefined {
  const [first] = numbers;
  return first && { number: first.number, language, homes: numbers.map(({ home }) => home) };
}
