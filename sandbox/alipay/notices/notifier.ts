import { randomInt } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import type { Clock } from '../../kit/clock.ts';
import type { FaultBook } from '../../kit/faults/fault-book.ts';
import type { Journal } from '../../kit/journal.ts';
import type { Log } from '../../kit/log.ts';
import { newNotice } from '../../kit/notices/notice.ts';
import { Postman } from '../../kit/notices/postman.ts';
import { postBody } from '../../kit/post-body.ts';
import type { Agreement } from '../agreements/agreement.ts';
import type { Keys } from '../keys.ts';
import { agreementFields } from '../agreements/agreement-fields.ts';
import type { Refund, Trade } from '../trades/trade.ts';
import { type AgreementCause, type Cause, ladderMs } from './notice.ts';
import { noticeFields } from './notice-fields.ts';
import { noticeForm } from './notice-form.ts';

/** How long a receiver may take to answer, in real time. */
const answerTimeoutMs = 10_000;

interface Parts {
  journal: Journal;
  clock: Clock;
  keys: Keys;
  faults: FaultBook;
  log: Log;
}

/** Tells merchants what becomes of their trades. */
export class Notifier extends Postman<Record<string, string>> {
  readonly #clock: Clock;
  readonly #faults: FaultBook;

  constructor({ journal, clock, keys, faults, log }: Parts) {
    super({
      journal,
      clock,
      log,
      ladderOf: () => ladderMs,
      async post(notice, signal) {
        const form = new URLSearchParams(noticeForm(keys, notice, clock.now())).toString();
        const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
        const { status, body } = await postBody({
          url: notice.url,
          headers,
          body: form,
          timeoutMs: answerTimeoutMs,
          signal,
        });
        const isTaken = status === 200 && body === 'success';
        return isTaken ? 'success' : `${status} ${body.slice(0, 80)}`;
      },
    });
    this.#clock = clock;
    this.#faults = faults;
  }

  /** Keeps a notice of the trade as it is now; later changes of the trade do not touch it. */
  tell(trade: Trade, cause: Cause, refund?: Refund): void {
    const { appId, outTradeNo, notifyUrl } = trade.terms;
    if (notifyUrl === null) return;
    const nowMs = this.#clock.now();
    const faults = this.#faults.take('notice', { appId, outTradeNo, method: `notice.${cause}` });
    const { tradeNo } = trade;
    const fields = noticeFields(trade, refund);
    const id = newNotifyId(nowMs);
    this.add(newNotice({ id, tradeNo, url: notifyUrl, cause, fields, faults }, nowMs));
  }

  /** The same of an agreement, under the merchant's own number of it. */
  tellAgreement({ terms, ...agreement }: Agreement, cause: AgreementCause): void {
    const { appId, externalNo: outTradeNo, notifyUrl: url } = terms;
    if (url === null) return;
    const nowMs = this.#clock.now();
    const faults = this.#faults.take('notice', { appId, outTradeNo, method: `notice.${cause}` });
    const fields = {
      ...agreementFields({ terms, ...agreement }),
      notify_type: cause,
      status: cause === 'dut_user_sign' ? 'NORMAL' : 'UNSIGN',
      app_id: appId,
      auth_app_id: appId,
      charset: 'utf-8',
      version: '1.0',
      sign_type: 'RSA2',
    };
    const id = newNotifyId(nowMs);
    this.add(newNotice({ id, tradeNo: outTradeNo, url, cause, fields, faults }, nowMs));
  }
}

/** 34 digits that begin with the Beijing day, as real ids do. */
function newNotifyId(nowMs: number): string {
  const day = printBeijing(nowMs).slice(0, 10).replaceAll('-', '');
  const digits = [0, 1].map(() => String(randomInt(10 ** 13)).padStart(13, '0'));
  return `${day}${digits.join('')}`;
}
