import { type InstantMs, isId } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { AttemptId } from '../../payment.ts';
import type { RefundId } from '../../refund.ts';
import { type Fields, fieldsOf, objectIn } from '../json/fields.ts';
import type { NoticeReading, RawNotice } from '../provider.ts';
import { attemptIn, evidenceOfCharge, idIn, metadataOf, nothing } from './charge.ts';
import { evidenceOfSetup, mandateIn } from './mandates.ts';
import type { Merchant } from './settings.ts';
import { signatureProblem } from './signature.ts';

/** The events that we read; an endpoint at Stripe is set up with these. */
export const readEvents = [
  'charge.succeeded',
  'customer.deleted',
  'payment_method.detached',
  'setup_intent.succeeded',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const;

/** Reads an event: first the signature over the bytes as they came, then what it is about. */
export function readNotice(
  merchant: Merchant,
  { headers, body }: RawNotice,
  nowMs: InstantMs,
): NoticeReading {
  const header = headers['stripe-signature'];
  const problem = signatureProblem(merchant.webhookSecrets, header, body, nowMs);
  if (problem !== undefined) return { kind: 'forged', reason: problem };
  const event = objectIn(body);
  const eventId = idIn(event?.['id'], 'evt');
  const thing = fieldsOf(fieldsOf(event?.['data'])?.['object']);
  if (!event || event['object'] !== 'event' || !eventId || !thing) {
    return { kind: 'unreadable', reason: 'no event' };
  }
  return { kind: 'authentic', eventId, ...about(merchant, event, thing) };
}

interface About {
  readonly attempt: AttemptId | undefined;
  readonly refund?: RefundId | undefined;
  readonly dispute?: string | undefined;
  readonly mandate?: AboutMandate;
  readonly evidence: Evidence;
}

function about(merchant: Merchant, event: Fields, thing: Fields): About {
  const isOurs = isOf(merchant, event);
  switch (event['type']) {
    case 'charge.succeeded': {
      const evidence = evidenceOfCharge(merchant, thing);
      // Money that went elsewhere in our attempt's name is shown to a person.
      const told = evidence.says === 'captured' ? { ...evidence, isOurs } : evidence;
      return { attempt: attemptIn(metadataOf(thing)['attempt_id']), evidence: told };
    }
    case 'checkout.session.expired': {
      const isClosed = isOurs && thing['payment_status'] === 'unpaid';
      return isClosed
        ? { attempt: attemptIn(thing['client_reference_id']), evidence: { says: 'closed' } }
        : elsewhere;
    }
    case 'setup_intent.succeeded': {
      const number = isOurs ? mandateIn(thing) : undefined;
      if (number === undefined) return elsewhere;
      return {
        ...elsewhere,
        mandate: { number, token: undefined, evidence: evidenceOfSetup(thing) },
      };
    }
    case 'customer.deleted': {
      const number = isOurs ? mandateIn(thing) : undefined;
      if (number === undefined) return elsewhere;
      return { ...elsewhere, mandate: { number, token: undefined, evidence: takenAway } };
    }
    case 'payment_method.detached': {
      const token = isOurs ? detachedIn(event, thing) : undefined;
      if (token === undefined) return elsewhere;
      return { ...elsewhere, mandate: { number: undefined, token, evidence: takenAway } };
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return { ...elsewhere, refund: isOurs ? refundIn(thing) : undefined };
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return { ...elsewhere, dispute: isOurs ? disputeIn(thing) : undefined };
    default:
      return elsewhere;
  }
}

type AboutMandate = NonNullable<Extract<NoticeReading, { kind: 'authentic' }>['mandate']>;

const takenAway = { says: 'over', reason: 'taken away at Stripe' } as const;

/** A card that was taken away belongs to nobody; whose it was stands beside it. */
function detachedIn(event: Fields, { id }: Fields): string | undefined {
  const before = fieldsOf(fieldsOf(event['data'])?.['previous_attributes']);
  const customer = idIn(before?.['customer'], 'cus');
  const method = idIn(id, 'pm');
  return customer && method ? `${customer}/${method}` : undefined;
}

const elsewhere: About = { attempt: undefined, evidence: nothing('about something else') };

/** A connected account's event names it, and one endpoint may hear of tests and real money. */
function isOf({ accountId, isProduction }: Merchant, event: Fields): boolean {
  const { account = accountId, livemode } = event;
  return account === accountId && livemode === isProduction;
}

/** New numbers begin with du_, old ones with dp_. */
function disputeIn({ id }: Fields): string | undefined {
  return idIn(id, 'du') ?? idIn(id, 'dp');
}

function refundIn(refund: Fields): RefundId | undefined {
  const number = metadataOf(refund)['refund_id'];
  return typeof number === 'string' && isId('rfd', number) ? number : undefined;
}
