import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isoTime, maskPhoneNumber, secondMs } from '#base';
import type { Visit } from '#identity';
import {
  type Attempt,
  readAllConnectors,
  readAttempts,
  readMismatch,
  readRefunds,
} from '#payments';
import { instantOrNull, presentMoney } from '#platform/http';
import {
  isOpen,
  type Maker,
  nextWordBefore,
  reviewedBefore,
  type Topup,
  undoBefore,
} from '#topups';
import type { AppChannel } from './channel.ts';

type Routes = typeof appRoutes;
/** What of the channel showing an order takes. */
type Shown = Pick<AppChannel, 'context' | 'place'>;
type TopupAnswer = Static<Routes['readTopup']['answer']>;

/** Who acts, to the domain: the person where one is signed in, the device otherwise. */
export function makerOf({ subscriber, device }: Visit): Maker {
  return subscriber ?? device;
}

/** An order as its reader may see it: the balance is its owner's business only. */
export async function presentTopup(
  channel: Shown,
  topup: Topup,
  reader: Maker,
): Promise<TopupAnswer> {
  const { terms, result } = topup;
  const isMaker = topup.maker === reader;
  const isOwner = terms.ownerId === reader;
  const worth = (amountMinor: bigint) =>
    presentMoney({ amountMinor, currency: terms.valueCurrency });
  return {
    id: topup.id,
    reference: topup.reference,
    state: topup.state,
    receiver: {
      number: isMaker || isOwner ? topup.number : maskPhoneNumber(topup.number),
      owner: topup.maskedOwner,
      isOwn: isOwner,
    },
    value: worth(terms.value),
    bonus: worth(terms.bonus),
    price: presentMoney({ amountMinor: topup.price, currency: topup.priceCurrency }),
    method: topup.method,
    orderedAt: isoTime(topup.orderedAt),
    payBefore: isoTime(topup.payBefore),
    promisedBy: instantOrNull(promisedBy(topup)),
    reviewedBy: instantOrNull(reviewedBefore(topup, channel.context.settings())),
    mismatch: isMaker ? await mismatchOf(channel, topup) : null,
    isTold: !isMaker || terms.isOwn || terms.payer !== null,
    receipt: result?.receipt ?? null,
    validUntilAfter: result?.validUntil ?? null,
    balanceAfter: result && isOwner ? worth(result.balanceAfter) : null,
    timeline: topup.timeline.map(({ at, event }) => ({ at: isoTime(at), event })),
    ...(isMaker ? await makersChoices(channel, topup) : noChoices),
  };
}

/** What came instead of what was asked, and until when its payer waits for a word. */
async function mismatchOf({ context }: Shown, topup: Topup): Promise<TopupAnswer['mismatch']> {
  const toldBy = nextWordBefore(topup, context.clock.now(), context.settings());
  const came = topup.attempt && toldBy && (await readMismatch(context, topup.attempt));
  if (!came) return null;
  const { amount: amountMinor, currency, isOurs } = came;
  return { came: isOurs ? presentMoney({ amountMinor, currency }) : null, toldBy: isoTime(toldBy) };
}

const noChoices = {
  payUrl: null,
  clearBy: null,
  pays: null,
  goesBack: null,
  canCancel: false,
  undoBefore: null,
};

/** What whoever ordered can still do about it. */
async function makersChoices({ context, place }: Shown, topup: Topup) {
  const nowMs = context.clock.now();
  const canPay = topup.state === 'awaiting_payment' && nowMs < topup.payBefore;
  const canUndo = topup.state === 'credited' && topup.attempt !== null;
  const undoUntil = canUndo ? undoBefore(topup, context.settings()) : null;
  const [attempt] = topup.payment === null ? [] : await readAttempts(context, topup.payment);
  const isGivenUp = (attempt?.givenUpAt ?? null) !== null;
  const clearBy = isGivenUp && attempt ? await clearByOf(context, topup, attempt) : null;
  return {
    ...(await moneyOf(context, topup, attempt)),
    clearBy: instantOrNull(clearBy),
    payUrl: canPay ? `${place.publicUrl}/pay/${topup.attempt}` : null,
    canCancel: isOpen(topup.state) && nowMs < topup.payBefore && !isGivenUp,
    undoBefore: undoUntil !== null && nowMs <= undoUntil ? isoTime(undoUntil) : null,
  };
}

/** What was asked of whoever ordered it, and what of that is theirs again. */
async function moneyOf(context: Shown['context'], topup: Topup, attempt: Attempt | undefined) {
  const { payment, price, priceCurrency: currency } = topup;
  const isGivenBack = topup.state === 'refunding' || topup.state === 'refunded';
  const refunds = payment === null || !isGivenBack ? [] : await readRefunds(context, payment);
  // One that failed is owed still, and goes another way.
  const made = refunds.filter(({ state }) => state !== 'failed');
  const back = (made.length > 0 ? made : refunds.slice(-1)).reduce(
    (sum, one) => sum + one.amount,
    0n,
  );
  return {
    pays: presentMoney({ amountMinor: attempt?.amount ?? price, currency }),
    goesBack: back > 0n ? presentMoney({ amountMinor: back, currency }) : null,
  };
}

/** By when not found is proof; null once that has passed without an answer. */
async function clearByOf(
  context: Shown['context'],
  { state }: Topup,
  { connector, expiresAt }: Attempt,
): Promise<number | null> {
  const found = (await readAllConnectors(context)).get(connector);
  const clearBy = expiresAt + (found?.capabilities.quietMs ?? 0);
  return state === 'confirming' && context.clock.now() <= clearBy ? clearBy : null;
}

/** Once the payer is in doubt the promise runs: by then it is credited, or we say why not. */
function promisedBy(topup: Topup): number | null {
  if (topup.state !== 'confirming') return null;
  const since = topup.timeline.findLast(({ event }) => event === 'payment_unknown');
  return since ? since.at + topup.promisedSeconds * secondMs : null;
}
