import type { InstantMs, Words } from '#base';
import type { RuleEvent } from '#auto-topups';
import type { Attempt, Dispute, NoticeFacts, Refund } from '#payments';
import type { Topup } from '#topups';
import type { Charge } from './matter.ts';

/** All that the system knows of a matter, gathered by itself. */
export interface Evidence {
  readonly takenAt: InstantMs;
  readonly topup: Topup | null;
  /** What the provider has said, attempt by attempt: asked and unasked. */
  readonly attempts: readonly (Attempt & { readonly notices: readonly NoticeFacts[] })[];
  readonly refunds: readonly Refund[];
  /** What the payer has claimed back from their bank. */
  readonly disputes: readonly Dispute[];
  /** The codes of what was issued for it. */
  readonly receipts: readonly string[];
  readonly charge: (Charge & { readonly why: Words | null }) | null;
  /** What a rule of the line noted about it. */
  readonly log: readonly RuleEvent[];
}

/** The same as plain data: digits as text, since JSON's numbers are floats. */
export function plain(evidence: unknown): unknown {
  return JSON.parse(JSON.stringify(evidence, plainValue));
}

function plainValue(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
