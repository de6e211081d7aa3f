import { dayMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { type NextQuestion, type NextTerm, nextOf } from './next-term.ts';
import { noticeAt, renewAt } from './term.ts';

/** What becomes of a term that is due. A renewal that cannot be paid becomes a lapse or a debt. */
export type Due =
  | { readonly does: 'wait' }
  | { readonly does: 'tell' }
  | { readonly does: 'end' }
  | { readonly does: 'lapse'; readonly why: 'validity' | 'withdrawn' }
  | { readonly does: 'renew'; readonly next: NextTerm };

export interface DueQuestion extends NextQuestion {
  readonly nowMs: InstantMs;
  readonly settings: SettingValues;
  readonly validUntil: InstantMs | null;
}

/** Decides about one term, without its money, which only the books can answer for. */
export function decideDue(question: DueQuestion): Due {
  const { term, nowMs, settings, validUntil } = question;
  if (nowMs < renewAt(term, settings)) {
    const notice = term.toldAt === null ? noticeAt(term, settings) : null;
    return notice !== null && nowMs >= notice ? { does: 'tell' } : { does: 'wait' };
  }
  if (!term.renews && term.nextPlan === null) return { does: 'end' };
  const next = nextOf(question);
  if (next === undefined) return { does: 'lapse', why: 'withdrawn' };
  if (next === null) return { does: 'end' };
  // A period brings its own validity with it; whatever else outlives the line is not sold to it.
  const outlives = term.kind === 'pack' && (validUntil ?? 0) < term.endsAt + next.days * dayMs;
  return outlives ? { does: 'lapse', why: 'validity' } : { does: 'renew', next };
}
