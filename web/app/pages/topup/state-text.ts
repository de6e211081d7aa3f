import { nationalNumber, type Topup } from '../../../client/index.ts';
import type { BannerKind, IconName } from '../../../kit/index.ts';
import type { Say } from '../../words/words.ts';
import type { Format } from '../../../language/index.ts';

/** How an order is told: what is known, and what it means for the person's money. */
export interface StateText {
  readonly kind: Extract<BannerKind, 'action' | 'attention' | 'calm'>;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
}

/**
 * Paid, but not credited yet: known by the timeline, since the state says only that it is not over.
 */
function isPaid(topup: Topup): boolean {
  return topup.timeline.some(({ event }) => event === 'paid');
}

/** Whoever gave it up may pay another way only once nobody can pay the first one any more. */
function confirmingText(topup: Topup, say: Say, format: Format): StateText {
  const icon = 'clock';
  if (topup.clearBy && !isPaid(topup)) {
    const time = format.time(topup.clearBy);
    const [title, text] = [say('order.givenUp.title'), say('order.givenUp.text', { time })];
    return { kind: 'attention', icon, title, text };
  }
  return isPaid(topup)
    ? { kind: 'action', icon, title: say('order.paid.title'), text: say('order.paid.text') }
    : {
        kind: 'attention',
        icon,
        title: say('order.confirming.title'),
        text: say('order.confirming.text'),
      };
}

/** What came instead, and by when it is over or there is word: nobody waits without an end. */
function heldText(topup: Topup, say: Say, format: Format): string {
  const { reviewedBy, mismatch } = topup;
  if (mismatch) {
    const time = format.dayAndTime(mismatch.toldBy);
    if (mismatch.came === null) return say('order.held_for_review.elsewhere', { time });
    const came = format.money(mismatch.came);
    const price = format.money(topup.pays ?? topup.price);
    return say('order.held_for_review.differs', { came, price, time });
  }
  return reviewedBy === null
    ? say('order.held_for_review.text')
    : say('order.held_for_review.by', { time: format.dayAndTime(reviewedBy) });
}

export function stateText(topup: Topup, say: Say, format: Format): StateText {
  const amount = format.money(topup.goesBack ?? topup.price);
  const value = format.roundMoney(topup.value);
  switch (topup.state) {
    case 'awaiting_payment':
      return {
        kind: 'action',
        icon: 'clock',
        title: say('order.awaiting_payment.title'),
        text: say('order.awaiting_payment.text'),
      };
    case 'confirming':
      return confirmingText(topup, say, format);
    case 'credited':
      return {
        kind: 'action',
        icon: 'done',
        title: say('order.credited.title', { value }),
        text: say('order.credited.text'),
      };
    case 'held_for_review':
      return {
        kind: 'attention',
        icon: 'clock',
        title: say('order.held_for_review.title'),
        text: heldText(topup, say, format),
      };
    case 'not_charged':
      return {
        kind: 'calm',
        icon: 'none',
        title: say('order.not_charged.title'),
        text: say('order.not_charged.text'),
      };
    case 'refunding':
      return {
        kind: 'attention',
        icon: 'refund',
        title: say('order.refunding.title'),
        text: say('order.refunding.text', { amount }),
      };
    case 'refunded':
      return {
        kind: 'calm',
        icon: 'refund',
        title: say('order.refunded.title'),
        text: say('order.refunded.text', { amount }),
      };
  }
}

/** `HK$100 for 9123 4567`, under whatever the state is. */
export function subjectText(topup: Topup, say: Say, format: Format): string {
  return say('order.forNumber', {
    value: format.roundMoney(topup.value),
    number: nationalNumber(topup.receiver.number),
  });
}
