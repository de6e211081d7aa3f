import { fact } from '#platform/facts';
import type { LineId } from '#subscribers';
import type { AppealId } from './appeal.ts';

export interface GoodwillCredited {
  readonly appeal: AppealId;
  readonly line: LineId;
}

/** An answer has given goodwill: it is on the line. */
export const goodwillCredited = fact<GoodwillCredited>('goodwillCredited');
