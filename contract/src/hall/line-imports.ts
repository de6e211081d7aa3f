import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf } from '../shapes.ts';
import { hallPaths } from './paths.ts';

const count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const params = Type.Object({ import: idOf('imp') }, closed);

/** How far a file has been taken in. */
const state = Type.Object({ id: idOf('imp'), rowsTotal: count, rowsDone: count }, closed);

export const beginLineImport = route({
  method: hallPaths.beginLineImport[0],
  path: hallPaths.beginLineImport[1],
  tag: 'Lines of a file',
  summary: 'Begin to take a CSV file of lines in; the same file goes on where it was left.',
  access: 'staff',
  body: Type.Object(
    {
      hash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the whole file' }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      columns: Type.String({ maxLength: 500, description: 'The first line of the file' }),
      rowsTotal: count,
    },
    closed,
  ),
  answer: state,
});

export const importLineRows = route({
  method: hallPaths.importLineRows[0],
  path: hallPaths.importLineRows[1],
  tag: 'Lines of a file',
  summary: 'The next rows. Those that were taken in before change nothing.',
  access: 'staff',
  largestBodyBytes: 1_000_000,
  params,
  body: Type.Object(
    { from: count, rows: Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 500 }) },
    closed,
  ),
  answer: state,
});

export const listRefusedLines = route({
  method: hallPaths.listRefusedLines[0],
  path: hallPaths.listRefusedLines[1],
  tag: 'Lines of a file',
  summary: 'The next rows that became no line, with why, behind a row.',
  access: 'staff',
  params,
  query: Type.Object({ after: Type.String({ pattern: '^[0-9]{1,7}$' }) }, closed),
  answer: Type.Object(
    {
      rows: Type.Array(
        Type.Object({ row: count, refusal: Type.String(), written: Type.String() }, closed),
      ),
    },
    closed,
  ),
});
