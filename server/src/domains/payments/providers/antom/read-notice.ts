import { createHash } from 'node:crypto';
import { isId } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { AttemptId } from '../../payment.ts';
import { type Fields, fieldsOf, nameIn, objectIn } from '../json/fields.ts';
import type { MandateEvidence } from '../mandates.ts';
import type { NoticeReading, RawNotice } from '../provider.ts';
import { disputeIn } from './disputes.ts';
import { activeIn } from './mandates.ts';
import { captureOf, endOf } from './payment.ts';
import type { Merchant } from './settings.ts';
import { isAuthentic } from './signing.ts';
import { withoutTokens } from './without-tokens.ts';

/**
 * Reads a notice: first the signature over the bytes as they came, at the path they were sent to.
 * What it says has been compared with nothing yet but our own client id.
 */
export function readNotice(merchant: Merchant, { headers, body, path }: RawNotice): NoticeReading {
  const { 'client-id': clientId = '', 'request-time': time = '', signature = '' } = headers;
  const message = { target: path ?? '', clientId, time, body };
  if (!isAuthentic(merchant, message, signature)) {
    return { kind: 'forged', reason: 'a wrong signature' };
  }
  const notice = objectIn(body);
  if (!notice) return { kind: 'unreadable', reason: 'no object' };
  const isOurs = clientId === merchant.clientId;
  const kept = withoutTokens(body);
  return { kind: 'authentic', eventId: eventIdOf(body), kept, ...saying(notice, isOurs) };
}

/** Antom gives notices no number. The same words are the same event, whenever they come. */
function eventIdOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}

type Saying = Omit<Extract<NoticeReading, { kind: 'authentic' }>, 'kind' | 'eventId' | 'kept'>;

function saying(notice: Fields, isOurs: boolean): Saying {
  if (notice['authorizationNotifyType'] !== undefined) {
    const evidence = nothing('about a mandate');
    const saying: Saying = { attempt: undefined, evidence };
    return isOurs ? { ...saying, mandate: aboutMandate(notice) } : saying;
  }
  if (notice['disputeNotificationType'] !== undefined) return aboutDispute(notice, isOurs);
  switch (notice['notifyType']) {
    case 'PAYMENT_RESULT':
    case 'PAYMENT_PENDING':
      return aboutPayment(notice, isOurs);
    case 'REFUND_RESULT': {
      const evidence = nothing('about a refund');
      return { attempt: undefined, refund: isOurs ? refundIn(notice) : undefined, evidence };
    }
    default:
      return { attempt: undefined, evidence: nothing('about something else') };
  }
}

function aboutDispute(notice: Fields, isOurs: boolean): Saying {
  const said = isOurs ? disputeIn(notice) : undefined;
  const evidence = nothing('about a dispute');
  return {
    attempt: undefined,
    dispute: said?.reference,
    disputeEvidence: said?.evidence,
    evidence,
  };
}

/** A token says by itself which mandate it is; our own number stands beside it as `authState`. */
function aboutMandate(notice: Fields): NonNullable<Saying['mandate']> {
  const { authState, accessToken, authCode } = notice;
  const number = typeof authState === 'string' ? authState : undefined;
  const token = typeof accessToken === 'string' ? accessToken : undefined;
  return { number, token, evidence: evidenceOfMandate(notice, authCode) };
}

function evidenceOfMandate(notice: Fields, authCode: unknown): MandateEvidence {
  switch (notice['authorizationNotifyType']) {
    case 'AUTHCODE_CREATED':
      return typeof authCode === 'string' && /^[\w-]{1,64}$/.test(authCode)
        ? { says: 'granted', grant: authCode }
        : { says: 'nothing_certain', reason: 'without a code' };
    case 'TOKEN_CREATED':
      return activeIn(notice);
    case 'TOKEN_CANCELED':
      return { says: 'over', reason: 'ended at the wallet' };
    default:
      return { says: 'nothing_certain', reason: 'about something else' };
  }
}

function aboutPayment(notice: Fields, isOurs: boolean): Saying {
  const evidence = evidenceIn(notice, isOurs);
  // Money that went elsewhere in our attempt's name is shown to a person. What else becomes of
  // somebody else's payment says nothing about ours.
  return isOurs || evidence.says === 'captured'
    ? { attempt: attemptIn(notice), evidence }
    : { attempt: undefined, evidence: nothing('about another client') };
}

function evidenceIn(notice: Fields, isOurs: boolean): Evidence {
  if (notice['notifyType'] === 'PAYMENT_PENDING') return { says: 'pending' };
  const result = fieldsOf(notice['result']);
  switch (result?.['resultStatus']) {
    case 'S':
      return captureOf(notice, isOurs);
    case 'F':
      return endOf(nameIn(result['resultCode']));
    default:
      return nothing('without a result');
  }
}

function attemptIn({ paymentRequestId: number }: Fields): AttemptId | undefined {
  return typeof number === 'string' && isId('att', number) ? number : undefined;
}

function refundIn({ refundRequestId: number }: Fields) {
  return typeof number === 'string' && isId('rfd', number) ? number : undefined;
}

function nothing(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}
