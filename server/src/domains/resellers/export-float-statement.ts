import { type HongKongDay, isoTime, majorOf } from '#base';
import type { Context } from '#platform/context';
import { movementsOn } from './float-statement.ts';
import type { ResellerId } from './reseller.ts';

/** Read by programs: a name never changes its meaning, and new ones come last. */
const columns = 'at,code,cause,amount,float_after';

/** Every movement of a day in order, as CSV (RFC 4180) in pieces; amounts in HKD. */
export async function* exportFloatStatement(
  context: Context,
  owner: ResellerId,
  day: HongKongDay,
): AsyncGenerator<string> {
  const { pieces } = await movementsOn(context, owner, day);
  yield `${columns}\r\n`;
  for await (const rows of pieces) {
    const lines = rows.map(({ recordedAt, code, cause, amount, balanceAfter }) => {
      return [isoTime(recordedAt), code, cause, majorOf(amount), majorOf(balanceAfter)].join(',');
    });
    yield `${lines.join('\r\n')}\r\n`;
  }
}
