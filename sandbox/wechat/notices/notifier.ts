import { randomInt } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import type { Clock } from '../../kit/clock.ts';
import type { FaultBook } from '../../kit/faults/fault-book.ts';
import type { Journal } from '../../kit/journal.ts';
import type { Log } from '../../kit/log.ts';
import { newNotice } from '../../kit/notices/notice.ts';
import { Postman } from '../../kit/notices/postman.ts';
import { postBody } from '../../kit/post-body.ts';
import type { Contract } from '../contracts/contract.ts';
import { contractFields } from '../contracts/contract-fields.ts';
import type { PlatformKeys } from '../keys/platform-keys.ts';
import type { Merchants } from '../merchants.ts';
import type { Order, Refund } from '../orders/order.ts';
import { refundOf, transactionOf } from '../orders/transaction.ts';
import { envelopeOf, type Said, signatureOf } from './delivery.ts';
import { ladderOf } from './ladders.ts';

/** A merchant has five real seconds to answer. */
const answerTimeoutMs = 5_000;

interface Parts {
  journal: Journal;
  clock: Clock;
  keys: PlatformKeys;
  merchants: Merchants;
  faults: FaultBook;
  log: Log;
}

interface Named {
  appId: string;
  outTradeNo: string;
  mchId: string;
  id: string;
}

/** Tells merchants of money that came and of refunds that ended; a close is told to nobody. */
export class Notifier extends Postman<Said> {
  readonly #clock: Clock;
  readonly #faults: FaultBook;

  constructor({ journal, clock, keys, merchants, faults, log }: Parts) {
    super({
      journal,
      clock,
      log,
      ladderOf: ({ fields }) => ladderOf(merchants.find(fields.mchId)?.region ?? 'cn', fields),
      async post(notice, signal) {
        const merchant = merchants.find(notice.fields.mchId);
        if (merchant === undefined) throw new Error('The merchant is gone.');
        const body = envelopeOf(merchant, notice);
        const headers = signatureOf({ keys, merchant, notice, body, nowMs: clock.now() });
        const posting = { url: notice.url, headers, body, timeoutMs: answerTimeoutMs, signal };
        const answered = await postBody(posting);
        const isTaken = answered.status === 200 || answered.status === 204;
        return isTaken ? 'success' : `${answered.status} ${answered.body.slice(0, 80)}`;
      },
    });
    this.#clock = clock;
    this.#faults = faults;
  }

  tellPayment(order: Order): void {
    this.#tell(order, order.terms.notifyUrl, 'pay', {
      eventType: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      about: 'transaction',
      content: transactionOf(order),
    });
  }

  tellRefund(order: Order, refund: Refund): void {
    if (refund.notifyUrl === null) return;
    const { status, ...fields } = refundOf(order, refund);
    const { mchId: mchid } = order.terms;
    this.#tell(order, refund.notifyUrl, 'refund', {
      eventType: `REFUND.${refund.status}`,
      summary: '退款结果',
      about: 'refund',
      content: { mchid, refund_id: refund.refundId, ...fields, refund_status: status },
    });
  }

  /** Contracts that were signed or have ended: what fails is told to nobody. */
  tellContract(contract: Contract, eventType: 'PAPAY.SIGN' | 'PAPAY.TERMINATE'): void {
    const { appId, code: outTradeNo, mchId, notifyUrl } = contract;
    const said = {
      eventType,
      summary: '委托代扣',
      about: 'contract',
      content: contractFields(contract),
    } as const;
    this.#keep({ appId, outTradeNo, mchId, id: contract.id }, notifyUrl, 'contract', said);
  }

  #tell(order: Order, url: string, cause: string, said: Omit<Said, 'mchId' | 'createdMs'>): void {
    this.#keep({ ...order.terms, id: order.id }, url, cause, said);
  }

  #keep(
    { appId, outTradeNo, mchId, id: tradeNo }: Named,
    url: string,
    cause: string,
    said: Omit<Said, 'mchId' | 'createdMs'>,
  ): void {
    const nowMs = this.#clock.now();
    const faults = this.#faults.take('notice', { appId, outTradeNo, method: `notice.${cause}` });
    const fields = { ...said, mchId, createdMs: nowMs };
    const given = { id: newNoticeId(nowMs), tradeNo, url, cause, fields, faults };
    this.add(newNotice(given, nowMs));
  }
}

/** `EV-` and digits that begin with the Beijing time. */
function newNoticeId(nowMs: number): string {
  const stamp = printBeijing(nowMs).replaceAll(/\D/g, '');
  return `EV-${stamp}${String(randomInt(10 ** 12)).padStart(12, '0')}`;
}
