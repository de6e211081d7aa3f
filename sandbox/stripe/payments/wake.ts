import { payOut } from '../balance/pay-out.ts';
import { closeDispute } from '../disputes/close-dispute.ts';
import type { World } from '../world.ts';
import { endRefund } from './end-refund.ts';
import { passTime } from './pass-time.ts';

/** The time of a thing has come: a page, a refund, a dispute that nobody answered, a payout. */
export function wake(world: World, id: string): void {
  const { sessions, refunds, disputes } = world.books;
  const [session, refund, dispute] = [sessions.get(id), refunds.get(id), disputes.get(id)];
  if (session !== undefined) passTime(world, session);
  if (refund !== undefined) endRefund(world, refund);
  if (dispute?.status === 'needs_response') closeDispute(world, dispute, 'lost');
  if (id.startsWith('payout ')) payOut(world, id.slice('payout '.length));
  world.notifier.wake();
}
