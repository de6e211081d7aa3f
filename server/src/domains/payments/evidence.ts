import type { Currency, InstantMs } from '#base';
import { type Attempt, type AttemptState, isOpen } from './payment.ts';

const ranks = ['return', 'reply', 'notice', 'query', 'bill'] as const;

/** Where we know it from. What stands further back in the list overrules what stands before it. */
export type EvidenceSource = (typeof ranks)[number];

/** What a provider says about one of our numbers. */
export type Evidence =
  | {
      readonly says: 'captured';
      readonly amount: bigint;
      readonly currency: Currency;
      readonly providerReference: string;
      readonly capturedAt: InstantMs;
      /** False when the money went to another seller or was for another application of ours. */
      readonly isOurs: boolean;
    }
  | { readonly says: 'pending'; readonly providerReference?: string; readonly qrContent?: string }
  | { readonly says: 'closed' }
  /** The provider has never heard of the number. Before its quiet time that proves nothing. */
  | { readonly says: 'not_found' }
  /** A clear no to this attempt: it can never be captured. */
  | { readonly says: 'failed'; readonly reason: string }
  | { readonly says: 'nothing_certain'; readonly reason: string };

/** Whether a provider has said anything at all, be it no. */
export function isAnswer({ says }: Evidence): boolean {
  return says !== 'nothing_certain';
}

/** What becomes of an attempt by a piece of evidence; undefined when it changes nothing. */
export interface Change {
  readonly state: AttemptState;
  readonly evidence: string;
  readonly providerReference?: string;
  readonly capturedAt?: InstantMs;
  readonly qrContent?: string;
}

/**
 * The one transition function: notices, queries, replies and bills all end here, in any order and
 * any number. Money that arrived is believed in every state but `captured`; everything else only
 * while open.
 */
export function changeBy(
  attempt: Attempt,
  evidence: Evidence,
  source: EvidenceSource,
  isQuietTimeOver: boolean,
): Change | undefined {
  if (evidence.says === 'captured') return captureBy(attempt, evidence, source);
  const said = `${source}: ${evidence.says}`;
  if (!isOpen(attempt.state)) return undefined;
  // Nobody waits for a payer who gave it up, but whether they have paid is not known yet.
  const waiting = attempt.givenUpAt === null ? 'pending' : 'unknown';
  switch (evidence.says) {
    case 'pending': {
      const isNew = attempt.state !== waiting || evidence.qrContent !== undefined;
      return isNew ? { ...evidence, state: waiting, evidence: said } : undefined;
    }
    case 'closed':
      return { state: 'closed', evidence: said };
    case 'failed':
      return { state: 'failed', evidence: `${said}: ${evidence.reason}` };
    case 'not_found':
      if (isQuietTimeOver) return { state: 'closed', evidence: said };
      return attempt.givenUpAt === null || attempt.state === 'unknown'
        ? undefined
        : { state: 'unknown', evidence: said };
    case 'nothing_certain':
      return attempt.state === 'unknown'
        ? undefined
        : { state: 'unknown', evidence: `${said}: ${evidence.reason}` };
  }
}

function captureBy(
  attempt: Attempt,
  evidence: Extract<Evidence, { says: 'captured' }>,
  source: EvidenceSource,
): Change | undefined {
  const said = `${source}: ${evidence.says}`;
  if (attempt.state === 'captured') return undefined;
  const { providerReference, capturedAt } = evidence;
  const wrong = mismatchOf(attempt, evidence);
  if (wrong === undefined)
    return { state: 'captured', evidence: said, providerReference, capturedAt };
  // A wrong notice must not stand in the way of a right query, nor of one that says what came.
  return attempt.state === 'mismatched' && rankOf(source) <= rankOf(attempt.evidence ?? '')
    ? undefined
    : { state: 'mismatched', evidence: `${said}: ${wrong}`, providerReference };
}

/** Of a source, or of evidence that was kept, which begins with its source. */
function rankOf(said: string): number {
  return ranks.findIndex((source) => said.startsWith(source));
}

function mismatchOf(
  attempt: Attempt,
  evidence: Extract<Evidence, { says: 'captured' }>,
): string | undefined {
  if (!evidence.isOurs) return 'another seller or application';
  if (evidence.currency !== attempt.currency) return `paid in ${evidence.currency}`;
  if (evidence.amount !== attempt.amount) return `paid ${evidence.amount} of ${attempt.amount}`;
  return undefined;
}
