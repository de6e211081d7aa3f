import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../docs/operating/alarms');

/** What a page of docs/operating/alarms sets apart as no prose of its own. */
export interface Printed {
  readonly page: string;
  /** One line, as somebody types it. */
  readonly text: string;
}

/** The pages by their names, without `.md`. */
export function runbookPages(): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name !== 'README.md');
  return new Map(
    names.map((name) => [name.replace(/\.md$/, ''), readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** Statements of PostgreSQL that the pages print in blocks, in their order. */
export function printedStatements(): Printed[] {
  return [...runbookPages()].flatMap(([page, text]) =>
    [...text.matchAll(/```sql\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
      block
        .split(/;\s*\n/)
        .map((one) => one.replaceAll(/\s+/g, ' ').trim())
        .filter((one) => one !== '')
        .map((one) => ({ page, text: one })),
    ),
  );
}

/** What the pages print within sentences: commands, settings, schedules and names of the code. */
export function printedNames(): Printed[] {
  return [...runbookPages()].flatMap(([page, text]) =>
    [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
      return { page, text: name.replaceAll(/\s+/g, ' ') };
    }),
  );
}
