import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';
import type { FaultBook } from '../../kit/faults/fault-book.ts';
import type { Journal } from '../../kit/journal.ts';
import type { Log } from '../../kit/log.ts';
import { newNotice } from '../../kit/notices/notice.ts';
import { Postman } from '../../kit/notices/postman.ts';
import { postBody } from '../../kit/post-body.ts';
import type { Authorization } from '../authorizations/authorization.ts';
import type { Dispute } from '../disputes/dispute.ts';
import type { Keys } from '../keys.ts';
import type { Payment, Refund } from '../payments/payment.ts';
import { bodyOf, headersOf, type Said } from './delivery.ts';
import { aboutAuthorization, aboutDispute, aboutPayment, aboutRefund } from './said.ts';

/** What a merchant has to answer within, of real time. */
const answerTimeoutMs = 5_000;
const minuteMs = 60_000;

/** Eight rounds within a day: at once, then after 2 and 10 and 10 min, 1, 2, 6 and 15 h. */
export const ladderMs = [2, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * minuteMs);

interface Parts {
  journal: Journal;
  clock: Clock;
  keys: Keys;
  faults: FaultBook;
  log: Log;
  /** What a merchant has entered in the dashboard: where word of disputes goes. */
  notifyUrlOf(clientId: string): string | null;
}

/** Tells merchants what payments, refunds, disputes and authorizations have come to. */
export class Notifier extends Postman<Said> {
  readonly #clock: Clock;
  readonly #faults: FaultBook;
  readonly #dashboardUrlOf: Parts['notifyUrlOf'];

  constructor({ journal, clock, keys, faults, log, notifyUrlOf }: Parts) {
    super({
      journal,
      clock,
      log,
      ladderOf: () => ladderMs,
      async post(notice, signal) {
        const body = bodyOf(notice);
        const headers = headersOf({ keys, notice, body, nowMs: clock.now() });
        const posting = { url: notice.url, headers, body, timeoutMs: answerTimeoutMs, signal };
        const answered = await postBody(posting);
        return isTaken(answered) ? 'success' : `${answered.status} ${answered.body.slice(0, 80)}`;
      },
    });
    this.#clock = clock;
    this.#faults = faults;
    this.#dashboardUrlOf = notifyUrlOf;
  }

  tellPayment(payment: Payment): void {
    const { clientId, paymentRequestId, notifyUrl } = payment.terms;
    const cause = payment.status === 'SUCCESS' ? 'pay' : 'close';
    const content = aboutPayment(payment);
    this.#tell({ clientId, content }, payment.id, paymentRequestId, notifyUrl, cause);
  }

  tellRefund(payment: Payment, refund: Refund): void {
    if (refund.notifyUrl === null) return;
    const { clientId, paymentRequestId } = payment.terms;
    const content = aboutRefund(payment, refund);
    this.#tell({ clientId, content }, payment.id, paymentRequestId, refund.notifyUrl, 'refund');
  }

  tellDispute(payment: Payment, dispute: Dispute, type: string): void {
    const { clientId, paymentRequestId } = payment.terms;
    const url = this.#dashboardUrlOf(clientId) ?? payment.terms.notifyUrl;
    const content = aboutDispute(payment, dispute, type);
    this.#tell({ clientId, content }, payment.id, paymentRequestId, url, 'dispute');
  }

  tellAuthorization(authorization: Authorization, type: string): void {
    const { clientId, authState, notifyUrl, id } = authorization;
    if (notifyUrl === null) return;
    const content = aboutAuthorization(authorization, type);
    this.#tell({ clientId, content }, id, authState, notifyUrl, 'authorization');
  }

  #tell(fields: Said, tradeNo: string, outTradeNo: string, url: string, cause: string): void {
    const facts = { appId: fields.clientId, outTradeNo, method: `notice.${cause}` };
    const faults = this.#faults.take('notice', facts);
    const given = { id: randomUUID(), tradeNo, url, cause, fields, faults };
    this.add(newNotice(given, this.#clock.now()));
  }
}

/** Only this one answer counts, whatever the status says. */
function isTaken({ status, body }: { status: number; body: string }): boolean {
  try {
    const answer = JSON.parse(body) as { result?: { resultStatus?: string } };
    return status === 200 && answer.result?.resultStatus === 'S';
  } catch {
    return false;
  }
}
