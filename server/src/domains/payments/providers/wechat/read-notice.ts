import { type InstantMs, isId } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { AttemptId } from '../../payment.ts';
import type { NoticeReading, RawNotice } from '../provider.ts';
import type { Contract } from './gateway.ts';
import { type Fields, fieldsOf, objectIn } from '../json/fields.ts';
import { attemptIn } from './number.ts';
import { evidenceOfContract, mandateOf } from './papay.ts';
import { openSealed } from './sealed.ts';
import type { Merchant } from './settings.ts';
import { verdictOn } from './signing.ts';
import { evidenceOfTransaction, isOf } from './transaction.ts';

const noticeId = /^[\w-]{1,64}$/;

/**
 * Reads a notice: first the signature over the bytes as they came, then the sealed part of it. What
 * it says has been compared with nothing yet but our own merchant and application numbers.
 */
export function readNotice(
  { merchant, keys }: Contract,
  { headers, body }: RawNotice,
  nowMs: InstantMs,
): NoticeReading {
  const verdict = verdictOn(keys.find, headers, body, nowMs);
  if (verdict.kind === 'unknown_key') return verdict;
  if (verdict.kind === 'not_signed') return { kind: 'forged', reason: verdict.reason };
  const notice = objectIn(body);
  const resource = fieldsOf(notice?.['resource']);
  const eventId = notice?.['id'];
  if (!resource || typeof eventId !== 'string' || !noticeId.test(eventId)) {
    return unreadable('no id or nothing in it');
  }
  const said = objectIn(openSealed(resource, merchant.apiV3Key));
  if (!said) return unreadable('sealed with another key');
  const about = { kind: 'authentic', eventId } as const;
  // Of contracts the event is named; what is sealed in it goes by several names.
  if (String(notice?.['event_type']).startsWith('PAPAY.')) {
    return { ...about, ...aboutContract(merchant, said) };
  }
  switch (resource['original_type']) {
    case 'transaction':
      return { ...about, ...aboutTransaction(merchant, said) };
    case 'refund': {
      const isOurs = said['mchid'] === merchant.mchId;
      return {
        ...about,
        attempt: undefined,
        refund: isOurs ? refundIn(said['out_refund_no']) : undefined,
        evidence: nothing('about a refund'),
      };
    }
    default:
      return { ...about, attempt: undefined, evidence: nothing('about something else') };
  }
}

type About = Omit<Extract<NoticeReading, { kind: 'authentic' }>, 'kind' | 'eventId'>;

function aboutContract(merchant: Merchant, said: Fields): About {
  const number = isOf(merchant, said) ? mandateOf(said['out_contract_code']) : undefined;
  const about = { attempt: undefined, evidence: nothing('about a contract') };
  if (number === undefined) return about;
  return { ...about, mandate: { number, token: undefined, evidence: evidenceOfContract(said) } };
}

function aboutTransaction(
  merchant: Merchant,
  transaction: Fields,
): { readonly attempt: AttemptId | undefined; readonly evidence: Evidence } {
  const evidence = evidenceOfTransaction(merchant, transaction);
  // Money that went elsewhere in our attempt's name is shown to a person. What else becomes of
  // somebody else's order says nothing about ours.
  return isOf(merchant, transaction) || evidence.says === 'captured'
    ? { attempt: attemptIn(transaction['out_trade_no']), evidence }
    : { attempt: undefined, evidence: nothing('about another merchant or application') };
}

function refundIn(number: unknown) {
  return typeof number === 'string' && isId('rfd', number) ? number : undefined;
}

function nothing(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}

function unreadable(reason: string): NoticeReading {
  return { kind: 'unreadable', reason };
}
