import { randomInt } from 'node:crypto';
import type { Fault, FaultName } from '../faults/fault.ts';
import { printBeijing } from '../protocol/beijing-time.ts';
import type { Refund, Trade } from '../trades/trade.ts';
import type { Cause, Notice } from './notice.ts';
import { noticeFields } from './notice-fields.ts';

interface Told {
  trade: Trade;
  cause: Cause;
  refund: Refund | undefined;
  faults: Fault[];
  url: string;
  nowMs: number;
}

/** A notice of the trade as it is at this moment; later changes of the trade do not touch it. */
export function newNotice({ trade, cause, refund, faults, url, nowMs }: Told): Notice {
  const find = (name: FaultName): Fault | undefined => faults.find((fault) => fault.name === name);
  const held = find('notices-out-of-order');
  const late = find('notice-late');
  return {
    id: newNotifyId(nowMs),
    tradeNo: trade.tradeNo,
    url,
    cause,
    fields: noticeFields(trade, refund),
    faults,
    state: find('notice-missing') === undefined ? 'waiting' : 'dropped',
    isHeld: held !== undefined,
    dueMs: nowMs + Math.max(held?.ms ?? 0, late?.ms ?? 0),
    deliveries: [],
    rounds: 0,
  };
}

/** 34 digits that begin with the Beijing day, as real ids do. */
function newNotifyId(nowMs: number): string {
  const day = printBeijing(nowMs).slice(0, 10).replaceAll('-', '');
  const digits = [0, 1].map(() => String(randomInt(10 ** 13)).padStart(13, '0'));
  return `${day}${digits.join('')}`;
}
