import { dayMs, type Id, type InstantMs, parsePhoneNumber } from '#base';
import type { Context } from '#platform/context';
import {
  findReceiptsOfOrder,
  parseReceiptCode,
  type Receipt,
  type WantedReceipts,
} from '#receipts';
import { findLineByNumber, readLine } from '#subscribers';
import { refuse } from './refusals.ts';

/** What staff look for among receipts. */
export interface AskedReceipts
  extends Pick<WantedReceipts, 'kind' | 'text' | 'sinceMs' | 'untilMs'> {
  /** A phone number, as it was typed. */
  readonly number?: string;
}

/** The same as it is looked up. */
export interface Search {
  /** Whose receipts; null for everybody's. */
  readonly holder: Id | null;
  readonly wanted: WantedReceipts;
  /** The whole code of one receipt, which needs no looking through. */
  readonly code: string | null;
  /** Receipts of two years by the number of their order, which need no looking through either. */
  readonly ofOrder: readonly Receipt[];
  /** As the trail has it. */
  readonly details: Readonly<Record<string, string>>;
  readonly subject?: Id;
}

/** Two years, of which one may be a leap year; and what is looked through where nothing is said. */
const mostDays = 731;
const usualDays = 31;

/** Refuses with `line_not_found`. */
export async function searchFor(context: Context, asked: AskedReceipts): Promise<Search> {
  const { number, text, kind, sinceMs, untilMs } = asked;
  const nowMs = context.clock.now();
  const oldest = nowMs - mostDays * dayMs;
  const isOpen = number === undefined && sinceMs === undefined && untilMs === undefined;
  const since = isOpen ? nowMs - usualDays * dayMs : Math.max(oldest, sinceMs ?? oldest);
  const details = {
    ...(text !== undefined && { text }),
    ...(kind !== undefined && { kind }),
    ...daysOf(isOpen, since, untilMs),
  };
  const code = text === undefined ? null : (parseReceiptCode(text) ?? null);
  const wanted = {
    sinceMs: code === null ? since : oldest,
    ...(untilMs !== undefined && { untilMs }),
    ...(text !== undefined && { text }),
    ...(kind !== undefined && { kind }),
  };
  if (number === undefined) {
    const sought = { ...wanted, sinceMs: isOpen ? oldest : since };
    return {
      holder: null,
      wanted,
      code,
      ofOrder: await findReceiptsOfOrder(context, sought),
      details,
    };
  }
  const parsed = parsePhoneNumber(number);
  const found = parsed && (await findLineByNumber(context, parsed));
  if (!found) throw refuse.line_not_found();
  const { id: line, subscriber } = await readLine(context, found.line.id);
  return {
    holder: subscriber,
    wanted: { ...wanted, line },
    code,
    ofOrder: [],
    details,
    subject: line,
  };
}

function daysOf(isOpen: boolean, sinceMs: InstantMs, untilMs: InstantMs | undefined) {
  const until = untilMs === undefined ? {} : { until: new Date(untilMs).toISOString() };
  return isOpen ? until : { since: new Date(sinceMs).toISOString(), ...until };
}
