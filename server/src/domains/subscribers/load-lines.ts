import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Line, LineId, LineNumber } from './line.ts';
import { readLineRow } from './store/lines.ts';
import { type NumberRow, readLineNumbers, readNumber } from './store/numbers.ts';

/** Lines as they are now, in the order asked for; those that do not exist are left out. */
export async function loadLines(context: Context, ids: readonly LineId[]): Promise<Line[]> {
  const lines = await Promise.all(ids.map((id) => loadLine(context, id)));
  return lines.filter((line) => line !== undefined);
}

async function loadLine({ db }: Context, id: LineId): Promise<Line | undefined> {
  const slot = slotOf(id);
  const uuid = uuidOf(id);
  const [[row], owned] = await Promise.all([
    db.readBy(readLineRow, { slot, id: uuid }),
    db.readBy(readLineNumbers, { slot, line: uuid }),
  ]);
  if (!row) return undefined;
  const numbers = await Promise.all(owned.map(({ number }) => db.readBy(readNumber, { number })));
  const own = numbers.flat().filter(({ line }) => line === uuid);
  const { subscriber, toldState: _told, lookAt: _due, usableHomes: _homes, ...rest } = row;
  return {
    ...rest,
    id,
    subscriber: idFrom('sub', subscriber),
    numbers: own.map(numberOf).sort((one, other) => (one.home > other.home ? -1 : 1)),
  };
}

function numberOf({ number, home, registration }: NumberRow): LineNumber {
  return { number, home, registration };
}
