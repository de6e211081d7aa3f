import type { Caller } from './caller.ts';
import { pagesOf } from './pages.ts';
import { say } from './sayings.ts';
import type { Choice, Screen, Shown } from './screen.ts';

/** What a screen holds, on however many pages. */
export interface Content {
  readonly lines: readonly string[];
  /** Of the last page, in their order. */
  readonly tail?: readonly (readonly [key: string, label: string, choice: Choice])[];
  /** Of every page. */
  readonly choices?: Readonly<Record<string, Choice>>;
  readonly byText: string;
}

/** The page of a screen that is asked for, with its choices. */
export function paged({ language }: Caller, screen: Screen, content: Content): Shown {
  const { lines, tail = [], choices = {}, byText } = content;
  const labels = tail.map(([key, label]) => `${key} ${label}`);
  const pages = pagesOf(lines, `0 ${say('more', language)}`, labels);
  const page = Math.min(screen.page ?? 0, pages.length - 1);
  const isLast = page === pages.length - 1;
  const ends = Object.fromEntries(tail.map(([key, , choice]) => [key, choice]));
  const more = isLast ? ends : { '0': { ...screen, page: page + 1 } };
  return { text: pages[page] ?? '', choices: { ...choices, ...more }, byText };
}
