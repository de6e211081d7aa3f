import { dayMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { type NextQuestion, type NextTerm, nextOf } from './next-term.ts';
import { isFee, noticeAt, renewAt } from './term.ts';

/** What becomes of a term that is due. A renewal that cannot be paid becomes a lapse or a debt. */
export type Due =
  /** Until its next notice or renewal, unless it says until when. */
  | { readonly does: 'wait'; readonly untilMs?: InstantMs }
  /** What it will cost as things stand; 0 where nothing follows. */
  | { readonly does: 'tell'; readonly priceMinor: bigint }
  /** A period that was bought ahead has its first day: its plan comes with it. */
  | { readonly does: 'begin' }
  | { readonly does: 'end' }
  | { readonly does: 'lapse'; readonly why: 'validity' | 'withdrawn' }
  | { readonly does: 'renew'; readonly next: NextTerm };

export interface DueQuestion extends NextQuestion {
  readonly nowMs: InstantMs;
  readonly settings: SettingValues;
  readonly validUntil: InstantMs | null;
  /** The plan that the line has until now. */
  readonly presentPlan: string;
}

/** Decides about one term, without its money, which only the books can answer for. */
export function decideDue(question: DueQuestion): Due {
  const { term, nowMs, settings, validUntil, presentPlan } = question;
  const isOtherPlans = term.kind === 'period' && term.code !== presentPlan;
  if (isOtherPlans && nowMs >= term.startsAt) return { does: 'begin' };
  // Of a line that has expired the balance is kept: its fees wait, and are of the day on which it
  // is brought back.
  const isExpired = validUntil !== null && validUntil < nowMs;
  if (isExpired && isFee(term.kind)) return { does: 'wait', untilMs: nowMs + dayMs };
  const next = nextOf(question);
  if (nowMs < renewAt(term, settings)) {
    const notice = term.toldAt === null ? noticeAt(term, settings) : null;
    const isTime = notice !== null && nowMs >= notice;
    return isTime ? { does: 'tell', priceMinor: next?.priceMinor ?? 0n } : { does: 'wait' };
  }
  if (!term.renews && term.nextPlan === null) return { does: 'end' };
  if (next === undefined) return { does: 'lapse', why: 'withdrawn' };
  if (next === null) {
    // Nothing is bought ahead, so what was paid runs to its end, and its plan with it.
    const untilMs = term.endsAt + 1;
    return nowMs < untilMs ? { does: 'wait', untilMs } : { does: 'end' };
  }
  // A period brings its own validity with it; whatever else outlives the line is not sold to it.
  const outlives = term.kind === 'pack' && (validUntil ?? 0) < term.endsAt + next.days * dayMs;
  return outlives ? { does: 'lapse', why: 'validity' } : { does: 'renew', next };
}
