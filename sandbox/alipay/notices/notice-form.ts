import { printBeijing } from '../../kit/beijing-time.ts';
import { isSpoilt } from '../../kit/notices/notice.ts';
import { parseYuan, printYuan } from '../../kit/yuan.ts';
import type { Keys } from '../keys.ts';
import { outsideNotice, signedText, tamper } from '../protocol/signing.ts';
import type { AlipayNotice } from './notice.ts';

/**
 * The signed form of one delivery. Spoilt amounts, sellers and apps are signed well: only a
 * receiver that compares them with its own order notices.
 */
export function noticeForm(
  keys: Keys,
  notice: AlipayNotice,
  nowMs: number,
): Record<string, string> {
  const fields = {
    ...notice.fields,
    ...(isSpoilt(notice, 'notice-wrong-amount') ? oneYuanMore(notice.fields) : {}),
    ...(isSpoilt(notice, 'notice-wrong-seller') ? { seller_id: '2088999999999999' } : {}),
    ...(isSpoilt(notice, 'notice-wrong-app') ? { app_id: '2021999999999999' } : {}),
    notify_id: notice.id,
    notify_time: printBeijing(nowMs),
  };
  const sign = keys.sign(signedText(fields, outsideNotice));
  const isTampered = isSpoilt(notice, 'notice-tampered-signature');
  return { ...fields, sign: isTampered ? tamper(sign) : sign };
}

const amounts = ['total_amount', 'receipt_amount', 'buyer_pay_amount', 'invoice_amount'];

function oneYuanMore(fields: Record<string, string>): Record<string, string> {
  const present = amounts.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(
    present.map((name) => [name, printYuan((parseYuan(fields[name]) ?? 0) + 100)]),
  );
}
