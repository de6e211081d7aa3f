import { isId } from '#base';
import type { MessageKind } from './message.ts';

/** The pages of the app that messages lead to. */
type MessagePage = 'topup' | 'order' | 'autoTopup' | 'mandates';

/** Where in the app one sees what a message speaks of, or does what it asks for. */
export interface MessagePlace {
  readonly page: MessagePage;
  /** The id of an order; for a rule and for a top-up to be made the number that it was said to. */
  readonly about: string;
}

/** What speaks of a line that is its receiver's no more leads nowhere. */
const pages: Partial<Readonly<Record<MessageKind, MessagePage>>> = {
  auto_topup_charged: 'order',
  auto_topup_scheduled: 'order',
  auto_topup_called_off: 'order',
  auto_topup_unknown: 'order',
  auto_topup_ahead: 'autoTopup',
  auto_topup_ahead_most: 'autoTopup',
  auto_topup_declined: 'autoTopup',
  auto_topup_not_made: 'autoTopup',
  auto_topup_put_off: 'autoTopup',
  auto_topup_paused: 'autoTopup',
  auto_topup_rests: 'autoTopup',
  auto_topup_cap_reached: 'autoTopup',
  auto_topup_started: 'autoTopup',
  auto_topup_stopped: 'autoTopup',
  auto_topup_stopped_open: 'autoTopup',
  collection_ahead: 'mandates',
  collection_needs_payer: 'topup',
  collection_stopped: 'mandates',
  mandate_over: 'mandates',
  mandate_stopped: 'mandates',
};

/**
 * Where a message leads in the app. Its words hold no link, on no way that they go: thieves send
 * those. What leads there is a button of the app, or a notification that the app itself shows.
 */
export function placeOf(
  kind: MessageKind,
  { cause, receiver }: { readonly cause: string; readonly receiver: string },
): MessagePlace | null {
  const page = pages[kind];
  if (page === undefined || (page === 'order' && !isId('top', cause))) return null;
  return { page, about: page === 'order' ? cause : receiver };
}
