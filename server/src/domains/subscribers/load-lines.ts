import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Line, LineId, LineNumber } from './line.ts';
import { readLineRows } from './store/lines.ts';
import { type NumberRow, readLineNumbers, readNumbers } from './store/numbers.ts';

/** Lines as they are now, in the order asked for; those that do not exist are left out. */
export async function loadLines(context: Context, ids: readonly LineId[]): Promise<Line[]> {
  if (ids.length === 0) return [];
  const keys = [ids.map(slotOf), ids.map(uuidOf)];
  const [rows, owned] = await Promise.all([
    context.db.read(readLineRows, keys),
    context.db.read(readLineNumbers, keys),
  ]);
  const numbers = await context.db.read(readNumbers, [owned.map(({ number }) => number)]);
  const lines = rows.map(({ id, subscriber, toldState: _told, lookAt: _due, ...row }): Line => {
    const own = numbers.filter(({ line }) => line === id).map(numberOf);
    return {
      ...row,
      id: idFrom('lin', id),
      subscriber: idFrom('sub', subscriber),
      numbers: own.sort((one, other) => (one.home > other.home ? -1 : 1)),
    };
  });
  return ids.flatMap((id) => lines.find((line) => line.id === id) ?? []);
}

function numberOf({ number, home, registration }: NumberRow): LineNumber {
  return { number, home, registration };
}
