import type { CallTools } from './call-tools.ts';

/** What speaks for us where a payer has asked their bank for the money back. */
export interface DisputeAnswer {
  /** Ours: sent again, it is the same answer. */
  readonly number: string;
  /** The provider's number of the dispute. */
  readonly reference: string;
  /** What was sold, to whom and how it was paid, in English, which banks everywhere read. */
  readonly account: string;
  /** What the payer has used of it since, and when: proof that it was delivered. */
  readonly activity: string;
  /** The same as a paper, in PDF. */
  readonly paper: Buffer;
}

export type AnswerEvidence =
  /** The provider has it: `proof` is what it said. */
  | { readonly says: 'taken'; readonly proof: string }
  | { readonly says: 'refused'; readonly reason: string }
  | { readonly says: 'nothing_certain'; readonly reason: string };

/** Of a provider that takes answers to disputes by its interface; others have pages for it. */
export type AnswerDispute = (tools: CallTools, answer: DisputeAnswer) => Promise<AnswerEvidence>;
