import fc from 'fast-check';
import { present } from '#base';
import { type Befalling, befallingsOf } from './befalling.ts';
import { type Code, codes } from './shop.ts';

/** One person's top-up as plain data: how it is paid, what befalls it, and what comes after. */
export interface Plan {
  readonly code: Code;
  /** By a mandate that was signed before, where the method has any. */
  readonly isByMandate: boolean;
  /** Somebody else pays, from a device that nobody has seen before. */
  readonly isGift: boolean;
  /** What becomes of it with those who look at what a rule has caught; null where none does. */
  readonly review: Review | null;
  readonly act: 'pays' | 'refuses' | 'leaves';
  /** What befalls calls and notices of the attempt. */
  readonly faults: readonly Befalling[];
  /** What the wallet says to a payment without its owner. */
  readonly decline: string | null;
  readonly ending: 'none' | 'in the wallet' | 'by us';
  readonly after: After;
  readonly refundFault: string | null;
}

type Refunded = 'part' | 'whole';
type Disputed = 'dispute won' | 'dispute lost';

/** A dispute may come while a refund of the same money is still on its way. */
type After = 'nothing' | 'undo' | Refunded | Disputed | `${Refunded}, ${Disputed}`;

const reviews = [
  'one credits',
  'two credit',
  'two give back',
  'refused, then credited',
  'nobody looks',
] as const;
export type Review = (typeof reviews)[number];

/** What is caught by rules here: little of somebody else's, and much. */
export const caughtBeyondMinor = { ofOthers: 15_000, ofAll: 20_000 } as const;

/** About so little one member of staff decides alone; that is the setting's default. */
const littleMinor = 25_000n;
const muchMinor = 40_000n;

export function valueOf({ review }: Plan): bigint {
  if (review === null) return 10_000n;
  return review === 'one credits' ? littleMinor : muchMinor;
}

const refundFaults = [
  'refund-pending-then-success',
  'refund-pending-then-failed',
  '500-after-effect',
];

/** What each wallet can say; Stripe's cards are told apart by other means. */
const declines: Readonly<Partial<Record<Code, readonly string[]>>> = {
  alipay_cn: ['charge-balance-not-enough', 'charge-risk-reject', 'charge-needs-verification'],
  alipay_cycle: ['charge-balance-not-enough', 'charge-limit-exceeded'],
  alipay_hk: ['charge-balance-not-enough', 'charge-risk-reject', 'charge-in-process-then-success'],
  antom_cn: ['charge-limit-exceeded', 'charge-needs-verification', 'charge-in-process-then-failed'],
  wechat_global: ['charge-balance-not-enough', 'charge-account-abnormal'],
  stripe: ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_authenticationRequired'],
};

const anyPlan: fc.Arbitrary<Plan> = fc.constantFrom(...codes).chain((code) => {
  const said = declines[code];
  return fc.record<Plan>({
    code: fc.constant(code),
    isByMandate: said ? fc.constantFrom(true, false, false) : fc.constant(false),
    isGift: fc.constantFrom(true, false, false, false),
    review: fc.constantFrom<Plan['review']>(null, null, null, null, null, ...reviewsOf(code)),
    act: fc.constantFrom<Plan['act']>('pays', 'pays', 'pays', 'pays', 'refuses', 'leaves'),
    faults: befallingsOf(code),
    decline: said ? fc.constantFrom(null, null, ...said) : fc.constant(null),
    ending: fc.constantFrom<Plan['ending']>('none', 'none', 'none', 'in the wallet', 'by us'),
    after: fc.constantFrom<Plan['after']>(...afterOf(code)),
    refundFault: fc.constantFrom(null, null, ...refundFaults),
  });
});

/** What was paid by card or at Antom its payer can have taken back. */
const withDisputes: ReadonlySet<Code> = new Set(['stripe', 'alipay_hk', 'antom_cn']);

/** A transfer is paid back by the bank and by people. */
function afterOf(code: Code): After[] {
  if (code === 'fps_qr') return ['nothing'];
  const back: After[] = ['nothing', 'nothing', 'undo', 'part', 'whole'];
  if (!withDisputes.has(code)) return back;
  const both: After[] = ['whole, dispute won', 'whole, dispute lost', 'part, dispute lost'];
  return [...back, 'dispute won', 'dispute lost', ...both];
}

/** What was paid by transfer goes back by people at the bank, which is another story. */
function reviewsOf(code: Code): readonly Review[] {
  return code === 'fps_qr' ? reviews.filter((review) => review.includes('credit')) : reviews;
}

/** The plan of a seed: the same seed, the same plan. */
export function planOf(seed: number): Plan {
  return present(fc.sample(anyPlan, { seed, numRuns: 1 })[0], 'a plan');
}
