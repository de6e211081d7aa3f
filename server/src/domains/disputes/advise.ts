import { minuteMs, type InstantMs } from '#base';
import { readRule, type RuleEvent } from '#auto-topups';
import { askPayment } from '#payments';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { isPaymentOpen, readTopup, ruleChannel, type Topup } from '#topups';
import { type Advice, verdictOn } from './advice.ts';
import { type Complaint, matterOf } from './matter.ts';

/** The same question again and again must not become one to the provider each time. */
const asksPerMinute = 6;

/**
 * What the system knows about a complaint, before anybody appeals. Where money may be under way the
 * provider is asked again first; that it cannot be reached is no answer and changes nothing.
 * Refuses as `matterOf` does.
 */
export async function advise(context: Context, complaint: Complaint): Promise<Advice> {
  const matter = await matterOf(context, complaint);
  if (matter.is === 'charge') {
    const { charge } = matter;
    const verdict = charge.explanation ? 'explained' : 'without_price';
    return { verdict, charge, topup: null, log: [], askedAt: null };
  }
  const askedAt = await askAgain(context, matter.topup);
  const topup = askedAt
    ? await readTopup(context, matter.topup.id, complaint.reader)
    : matter.topup;
  const isOwn = topup.terms.ownerId === complaint.by;
  const log = isOwn ? await logOf(context, topup) : [];
  const nowMs = context.clock.now();
  const settings = context.settings();
  const isRule = topup.channel === ruleChannel;
  const verdict = verdictOn(complaint.kind, topup, { isRule, nowMs, settings });
  return { verdict, topup, charge: null, log, askedAt };
}

async function askAgain(context: Context, topup: Topup): Promise<InstantMs | null> {
  const { attempt, state } = topup;
  // A closed order may have been paid late: then the provider knows better than we do.
  if (attempt === null || !(isPaymentOpen(state) || state === 'not_charged')) return null;
  const token = { key: attempt, limit: asksPerMinute, perMs: minuteMs };
  try {
    await takeToken(context, { name: 'disputes.asked_again', ...token });
    await askPayment(context, attempt);
    return context.clock.now();
  } catch (error) {
    context.log.warn('a payment could not be asked about again', { topup: topup.id, error });
    return null;
  }
}

/** What a rule noted about one order of its own. */
export async function logOf(context: Context, { id, line, channel }: Topup): Promise<RuleEvent[]> {
  if (channel !== ruleChannel) return [];
  const { events } = await readRule(context, line);
  return events.filter(({ topup }) => topup === id).toReversed();
}
