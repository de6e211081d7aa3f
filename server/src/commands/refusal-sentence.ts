import type { Refusal } from '#base';
import { readFileSync } from 'node:fs';

const page = new URL('../../../docs/refusals.md', import.meta.url);

/**
 * What a person is told of a refusal, as docs/refusals.md says it; undefined where the page was not
 * installed beside the program.
 */
export function refusalSentence({ code, details }: Refusal): string | undefined {
  const row = pageText()
    .split('\n')
    .find((line) => line.startsWith(`| \`${code}\` |`));
  const [, , , sentence] = row?.split(' | ') ?? [];
  return sentence
    ?.replace(/ \|$/, '')
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}

function pageText(): string {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return '';
  }
}
