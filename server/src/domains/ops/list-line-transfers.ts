import type { InstantMs } from '#base';
import { readStatement } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId, readLine } from '#subscribers';
import { type Caller, look } from './look.ts';
import { type Page, readPage } from './page.ts';

type Transfer = Awaited<ReturnType<typeof readStatement>>[number];

const pageLength = 50;

/** The movements on a line's account before an instant. Refuses with `line_unknown`. */
export function listLineTransfers(
  context: Context,
  caller: Caller,
  line: LineId,
  beforeMs: InstantMs = context.clock.now() + 1,
): Promise<Page<Transfer>> {
  const asked = { permissions: ['lines.read'], action: 'line.transfers', subject: line } as const;
  return look(context, caller, asked, async () => {
    await readLine(context, line);
    const result = await readPage(
      pageLength,
      (limit) => readStatement(context, accountOf(line), beforeMs, limit),
      ({ recordedAt }) => recordedAt,
    );
    return { result };
  });
}
