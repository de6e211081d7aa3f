import fc from 'fast-check';
import { present } from '#base';
import type { SpentRule } from '#topups';
import {
  type Befalling,
  befallingsOf,
  type Known,
  type KnownFault,
  lateMoneyOf,
  namesAt,
  plainly,
  refundBefallingsOf,
} from './befalling.ts';
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
  /**
   * `goes back` is to the page or code of an order that was given up before anybody opened it, and
   * `pays late` by a code that was kept, long after anybody looks for its money.
   */
  readonly act: 'pays' | 'refuses' | 'leaves' | 'goes back' | 'pays late';
  /** Gives the first order up at once, and pays another one. */
  readonly isOrderedAgain: boolean;
  /** What befalls calls and notices of the attempt. */
  readonly faults: readonly Befalling[];
  /** What the wallet says to a payment without its owner. */
  readonly decline: string | null;
  readonly ending: 'none' | 'in the wallet' | 'by us';
  /** How many thirds of the value are used before anything is given back. */
  readonly spentThirds: 0 | 1 | 3;
  readonly spentRule: SpentRule;
  readonly after: After;
  readonly refundFaults: readonly Befalling[];
  /** The payer's account cannot take a refund that had gone out, and only a report tells. */
  readonly isReversed: boolean;
}

type Refunded = 'part' | 'whole';
type Disputed = 'dispute won' | 'dispute lost';

/** A dispute may come while a refund of the same money is still on its way. */
type After = 'nothing' | 'undo' | 'close' | Refunded | Disputed | `${Refunded}, ${Disputed}`;

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

export function valueOf({ review }: Pick<Plan, 'review'>): bigint {
  if (review === null) return 10_000n;
  return review === 'one credits' ? littleMinor : muchMinor;
}

/** What banks say of Stripe's cards, which are told apart by other means than faults. */
const declinedCards = [
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_chargeDeclinedLostCard',
  'pm_card_authenticationRequired',
];

/** Which have mandates here. */
const withMandates: ReadonlySet<Code> = new Set([
  'alipay_cn',
  'alipay_cycle',
  'alipay_hk',
  'antom_cn',
  'wechat_cn',
  'wechat_global',
  'stripe',
]);

function declinesOf(code: Code, known: readonly KnownFault[]): readonly string[] {
  return code === 'stripe' ? declinedCards : namesAt(known, 'charge');
}

/** Nothing goes wrong. */
export const plainPlan: Omit<Plan, 'code'> = {
  isByMandate: false,
  isGift: false,
  review: null,
  act: 'pays',
  isOrderedAgain: false,
  faults: [],
  decline: null,
  ending: 'none',
  spentThirds: 0,
  spentRule: 'refuse',
  after: 'nothing',
  refundFaults: [],
  isReversed: false,
};

function anyPlan(known: Known): fc.Arbitrary<Plan> {
  return fc.oneof(
    { arbitrary: anyOrder(known), weight: 9 },
    { arbitrary: anyOrderedAgain(known), weight: 1 },
  );
}

function anyOrder(known: Known): fc.Arbitrary<Plan> {
  return fc.constantFrom(...codes).chain((code) => {
    const has = withMandates.has(code);
    return fc.record<Plan>({
      code: fc.constant(code),
      isByMandate: has ? fc.constantFrom(true, false, false) : fc.constant(false),
      isGift: fc.constantFrom(true, false, false, false),
      review: fc.constantFrom<Plan['review']>(null, null, null, null, null, ...reviewsOf(code)),
      act: fc.constantFrom<Plan['act']>('pays', 'pays', 'pays', 'pays', ...otherActsOf(code)),
      isOrderedAgain: fc.constant(false),
      faults: befallingsOf(known[code]),
      decline: has
        ? fc.constantFrom(null, null, ...declinesOf(code, known[code]))
        : fc.constant(null),
      ending: fc.constantFrom<Plan['ending']>('none', 'none', 'none', 'in the wallet', 'by us'),
      spentThirds: fc.constantFrom<Plan['spentThirds']>(0, 0, 1, 3),
      spentRule: fc.constantFrom<SpentRule>('refuse', 'owe', 'write_off'),
      after: fc.constantFrom<Plan['after']>(...afterOf(code)),
      refundFaults: refundBefallingsOf(code, known[code]),
      isReversed: atAntom.has(code) ? fc.boolean() : fc.constant(false),
    });
  });
}

/** Those who look at what was held are gone by the time that a kept code is paid. */
function unreviewed(plan: Plan): Plan {
  return plan.act === 'pays late' ? { ...plan, review: null } : plan;
}

/** The first money comes, or not, when a second order has been paid beside it. */
function anyOrderedAgain(known: Known): fc.Arbitrary<Plan> {
  const closable = codes.filter((code) => namesAt(known[code], 'close').length > 0);
  return fc.constantFrom(...closable).chain((code) =>
    fc.record({
      ...plainRecord,
      code: fc.constant(code),
      act: fc.constant('leaves' as const),
      isOrderedAgain: fc.constant(true),
      faults: fc.array(lateMoneyOf(namesAt(known[code], 'close')), { maxLength: 1 }),
      isGift: fc.boolean(),
    }),
  );
}

const plainRecord = {
  isByMandate: fc.constant(plainPlan.isByMandate),
  review: fc.constant(plainPlan.review),
  decline: fc.constant(plainPlan.decline),
  ending: fc.constant(plainPlan.ending),
  spentThirds: fc.constant(plainPlan.spentThirds),
  spentRule: fc.constant(plainPlan.spentRule),
  after: fc.constant(plainPlan.after),
  refundFaults: fc.constant(plainPlan.refundFaults),
  isReversed: fc.constant(plainPlan.isReversed),
};

/** A code can be scanned whenever somebody has kept it; the pages of others are closed by then. */
function otherActsOf(code: Code): Plan['act'][] {
  return [code === 'fps_qr' ? 'pays late' : 'refuses', 'leaves', 'goes back'];
}

const atAntom: ReadonlySet<Code> = new Set(['alipay_hk', 'antom_cn']);

/** What was paid by card or at Antom its payer can have taken back. */
const withDisputes: ReadonlySet<Code> = new Set(['stripe', 'alipay_hk', 'antom_cn']);

/** A transfer is paid back by the bank and by people, which is tried where lines are closed. */
function afterOf(code: Code): After[] {
  if (code === 'fps_qr') return ['nothing', 'nothing', 'close'];
  const back: After[] = ['nothing', 'nothing', 'undo', 'part', 'whole', 'close'];
  if (!withDisputes.has(code)) return back;
  const both: After[] = ['whole, dispute won', 'whole, dispute lost', 'part, dispute lost'];
  return [...back, 'dispute won', 'dispute lost', ...both];
}

/** What was paid by transfer goes back by people at the bank, which is another story. */
function reviewsOf(code: Code): readonly Review[] {
  return code === 'fps_qr' ? reviews.filter((review) => review.includes('credit')) : reviews;
}

/** The plan of a seed: the same seed, the same plan. */
export function planOf(known: Known, seed: number): Plan {
  return unreviewed(present(fc.sample(anyPlan(known), { seed, numRuns: 1 })[0], 'a plan'));
}

/** A plan that is made for one fault, which must strike. */
export interface Drill {
  readonly fault: string;
  readonly plan: Plan;
}

/** Every fault that every sandbox knows, by every method; those of bills strike other days. */
export function drillsOf(known: Known): readonly Drill[] {
  return codes.flatMap((code) =>
    known[code]
      .filter(({ at }) => at !== 'bill' && (at !== 'charge' || withMandates.has(code)))
      .map((fault) => ({ fault: fault.name, plan: { code, ...plainPlan, ...drillOf(fault) } })),
  );
}

function drillOf(fault: KnownFault): Partial<Plan> {
  switch (fault.at) {
    case 'close':
      return { act: 'leaves', isOrderedAgain: true, faults: [plainly(fault)] };
    case 'refund':
      return { after: 'part', refundFaults: [plainly(fault)] };
    case 'charge':
      return { isByMandate: true, decline: fault.name };
    default:
      return { faults: [plainly(fault)] };
  }
}

/** Each fault once, the methods taking turns. */
export function fewestDrills(known: Known): readonly Drill[] {
  const byFault = Map.groupBy(drillsOf(known), ({ fault }) => fault);
  return [...byFault.values()].map((drills, index) =>
    present(drills[index % drills.length], 'a drill'),
  );
}
