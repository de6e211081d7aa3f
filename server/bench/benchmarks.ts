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

/** Every benchmark; a new one is a file and a line here. */
export const benchmarks: readonly Benchmark[] = [
  post,
  sessionUpdate,
  nchfUpdate,
  settle,
  balance,
  home,
  notice,
  agentSale,
  atmSale,
  partnerSend,
  numberLookup,
];

/** What is measured without pgbench beside it. */
export const figures: readonly Figure[] = [
  memory,
  restart,
  rating,
  quota,
  nchfLatency,
  agentLatency,
  partnerLatency,
  lookupLatency,
  reconcileTime,
  reconcileMemory,
  sms,
  webhooks,
  autoTopup,
  dueRules,
  dueTerms,
  seal,
  // Much waits to be sealed still, and settle adds to it.
  sealBesideSettle,
  settleBesideSeal,
  // Both seal what is left, so they come behind.
  proof,
  receiptPdf,
  vouchers,
];
