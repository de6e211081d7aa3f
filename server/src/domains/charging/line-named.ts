import { type Context, keptIn } from '#platform/context';
import { findLines, type LineId, type LineName } from '#subscribers';
import { refuse } from './refusals.ts';

interface Asked {
  readonly name: LineName;
  readonly resolve: (line: LineId) => void;
  readonly reject: (error: unknown) => void;
}

const owner = {};

/**
 * The line that a network means; all that are asked for together are read together. Refuses with
 * `line_not_ours`.
 */
export function lineNamed(context: Context, name: LineName): Promise<LineId> {
  const waiting = keptIn<Asked[]>(context, owner, () => []);
  return new Promise((resolve, reject) => {
    waiting.push({ name, resolve, reject });
    if (waiting.length === 1) setImmediate(() => void answerAll(context, waiting.splice(0)));
  });
}

async function answerAll(context: Context, asked: readonly Asked[]): Promise<void> {
  try {
    const lines = await findLines(
      context,
      asked.map(({ name }) => name),
    );
    for (const [at, { resolve, reject }] of asked.entries()) {
      const line = lines[at];
      if (line) resolve(line);
      else reject(refuse.line_not_ours());
    }
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}
