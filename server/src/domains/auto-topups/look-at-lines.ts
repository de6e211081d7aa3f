import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { lookAtLine } from './look-at-line.ts';

/** So many at once: each is a transaction or two, and other work wants the database, too. */
const atOnce = 8;

/** Looks at rules of lines, each on its own: one that makes trouble keeps no other back. */
export async function lookAtLines(
  context: Context,
  facts: readonly { readonly line: LineId }[],
): Promise<void> {
  const lines = [...new Set(facts.map(({ line }) => line))];
  const failures: unknown[] = [];
  const next = async (): Promise<void> => {
    for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
      await lookAtLine(context, line).catch((error: unknown) => void failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lines.length) }, next));
  // A job that fails is run again: what was done stays done, and is seen to be.
  if (failures.length > 0) throw failures[0];
}
