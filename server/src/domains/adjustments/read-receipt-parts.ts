import { type Plan, planOf, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { type Line, type LineId, readLine } from '#subscribers';

/** Whose line it is, and how it is known. */
export interface ReceiptParts {
  readonly line: Line;
  readonly plan: Pick<Plan, 'code' | 'name'>;
}

/** What the receipt of a correction says of its line. Refuses with `line_unknown`. */
export async function readReceiptParts(context: Context, id: LineId): Promise<ReceiptParts> {
  const [line, catalog] = await Promise.all([readLine(context, id), readCatalog(context)]);
  const { code, name } = planOf(catalog, line.plan);
  return { line, plan: { code, name } };
}
