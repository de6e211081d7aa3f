import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { type Fall, lookAtLine } from './look-at-line.ts';

/** So many at once: each is a transaction or two, and other work wants the database, too. */
const atOnce = 8;

export interface LineToLookAt {
  readonly line: LineId;
  /** That its money has just fallen below levels, if it has. */
  readonly fell?: Fall;
}

/** Looks at rules of lines, each on its own: one that makes trouble keeps no other back. */
export async function lookAtLines(context: Context, facts: readonly LineToLookAt[]): Promise<void> {
  const lines = [...new Map(facts.map((fact) => [fact.line, fact])).values()];
  const failures: unknown[] = [];
  const next = async (): Promise<void> => {
    for (let one = lines.pop(); one !== undefined; one = lines.pop()) {
      await lookAtLine(context, one.line, one.fell).catch(
        (error: unknown) => void failures.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lines.length) }, next));
  // A job that fails is run again: what was done stays done, and is seen to be.
  if (failures.length > 0) throw failures[0];
}
