import { autoTopup } from './auto-topup.ts';
import { agentLatency, agentSale } from './agent-sale.ts';
import { atmSale } from './atm-sale.ts';
import { balance, home } from './balance.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { dueRules } from './due-rules.ts';
import { dueTerms } from './due-terms.ts';
import { memory } from './memory.ts';
import { nchfLatency, nchfUpdate } from './nchf-update.ts';
import { notice } from './notice.ts';
import { lookupLatency, numberLookup, partnerLatency, partnerSend } from './partner-send.ts';
import { post } from './post.ts';
import { proof } from './proof.ts';
import { quota, rating } from './rating.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { reconcileMemory, reconcileTime } from './reconcile.ts';
import { restart } from './restart.ts';
import { seal, sealBesideSettle, settleBesideSeal } from './seal.ts';
import { sessionUpdate } from './session-update.ts';
import { settle } from './settle.ts';
import { sms } from './sms.ts';
import { webhooks } from './webhooks.ts';
import { vouchers } from './vouchers.ts';

/** What is measured, and what without pgbench beside it. */
export interface Plan {
  readonly benchmarks: readonly Benchmark[];
  readonly figures: readonly Figure[];
}

/**
 * Everything there is, by the world that it shares; a new one is a file and a line here. What adds
 * to a world has one for itself: each top-up leaves its line a bucket more. Behind five rounds of
 * five kinds of them PostgreSQL took 234 µs for an update of a session instead of 183, at half of
 * the load the middle one was answered in 16 ms instead of 6, and no line is like that.
 */
export const worlds: readonly Plan[] = [
  { benchmarks: [post], figures: [rating, quota] },
  { benchmarks: [sessionUpdate], figures: [] },
  { benchmarks: [nchfUpdate], figures: [nchfLatency, autoTopup] },
  { benchmarks: [settle], figures: [] },
  { benchmarks: [balance, home, notice], figures: [memory] },
  { benchmarks: [agentSale], figures: [agentLatency] },
  { benchmarks: [atmSale], figures: [] },
  {
    benchmarks: [partnerSend, numberLookup],
    figures: [partnerLatency, lookupLatency, webhooks],
  },
  {
    benchmarks: [],
    figures: [restart, reconcileTime, reconcileMemory, vouchers, sms, dueRules, dueTerms],
  },
  // Beside settle much waits to be sealed; the last two seal what is left.
  { benchmarks: [], figures: [seal, sealBesideSettle, settleBesideSeal, proof, receiptPdf] },
];

export const { benchmarks, figures } = inOneWorld(worlds);

/** The same, one after the other in a single world. */
export function inOneWorld(plans: readonly Plan[]): Plan {
  return {
    benchmarks: plans.flatMap((plan) => plan.benchmarks),
    figures: plans.flatMap((plan) => plan.figures),
  };
}
