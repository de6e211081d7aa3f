import { parsePhoneNumber } from '#base';
import { readUsage, type UsagePage } from '#charging';
import { readLoan } from '#emergency-credits';
import { readStatement } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, findLineByNumber, type Line } from '#subscribers';
import { listTopupsOfLine } from '#topups';
import { type Caller, look } from './look.ts';
import { refuse } from './refusals.ts';
import { type StaffLine, staffLineOf } from './staff-line.ts';
import { listedMs, type StaffTopup, staffTopupOf } from './staff-topup.ts';

export type AccessReason = 'at_counter' | 'by_phone' | 'complaint' | 'by_order';

export interface CustomerToOpen {
  /** As it was typed. */
  readonly number: string;
  readonly reason: AccessReason;
  readonly note: string;
}

/** All that is asked at a counter about a line, each list newest first. */
export interface Customer {
  readonly line: StaffLine;
  readonly owedMinor: bigint;
  readonly charges: UsagePage['charges'];
  readonly movements: Awaited<ReturnType<typeof readStatement>>;
  readonly topups: readonly StaffTopup[];
}

const most = { charges: 30, movements: 30, topups: 10 } as const;

/**
 * The line of a number, for a reason that stands in the trail beside who looked. Refuses with
 * `permission_missing` and `line_not_found`.
 */
export async function openCustomer(
  context: Context,
  caller: Caller,
  { number: typed, reason, note }: CustomerToOpen,
): Promise<Customer> {
  const permissions = ['lines.read', 'topups.read'] as const;
  const asked = { permissions, action: 'customer.open' } as const;
  const found = await look(context, caller, asked, async () => {
    const number = parsePhoneNumber(typed);
    const known = number && (await findLineByNumber(context, number));
    const details = { reason, note: note.trim(), number: number ?? 'not a number' };
    if (!known) return { result: undefined, details };
    return { result: await read(context, caller, known.line), subject: known.line.id, details };
  });
  if (!found) throw refuse.line_not_found();
  return found;
}

async function read(context: Context, caller: Caller, line: Line): Promise<Customer> {
  const staffLine = staffLineOf(context, caller, line);
  const nowMs = context.clock.now();
  const [shown, loan, usage, movements, topups] = await Promise.all([
    staffLine,
    readLoan(
      context,
      line,
      staffLine.then(({ balance }) => balance),
    ),
    readUsage(context, line.id, {}, { limit: most.charges }),
    readStatement(context, accountOf(line.id), nowMs + 1, most.movements),
    listTopupsOfLine(context, line.id, nowMs - listedMs, most.topups),
  ]);
  return {
    line: shown,
    owedMinor: loan.open?.outstandingMinor ?? 0n,
    charges: usage.charges,
    movements,
    topups: topups.map((topup) => staffTopupOf(caller, topup)),
  };
}
