import { type HongKongDay, isoTime, majorOf } from '#base';
import type { Context } from '#platform/context';
import { movementsOn } from './float-statement.ts';
import type { ResellerId } from './reseller.ts';

/** Read by programs: a name never changes its meaning, and new ones come last. */
const columns = 'at,code,cause,amount,float_after';

/**
 * Every movement of a day in order, as CSV (RFC 4180) in pieces; amounts in HKD. Refuses with
 * `statement_day_ahead`.
 */
export async function exportFloatStatement(
  context: Context,
  owner: ResellerId,
  day: HongKongDay,
): Promise<AsyncGenerator<string>> {
  const { pieces } = await movementsOn(context, owner, day);
  return writtenPieces(pieces);
}

async function* writtenPieces(
  pieces: Awaited<ReturnType<typeof movementsOn>>['pieces'],
): AsyncGenerator<string> {
  yield `${columns}\r\n`;
  for await (const rows of pieces) {
    const lines = rows.map(({ recordedAt, code, cause, amount, balanceAfter }) => {
      return [isoTime(recordedAt), code, cause, majorOf(amount), majorOf(balanceAfter)].join(',');
    });
    yield `${lines.join('\r\n')}\r\n`;
  }
}
