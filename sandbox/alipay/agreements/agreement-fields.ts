import { printBeijing } from '../../kit/beijing-time.ts';
import { buyer } from '../trades/trade.ts';
import type { Agreement } from './agreement.ts';

/** An agreement as answers and notices show it. */
export function agreementFields(agreement: Agreement): Record<string, string> {
  const { terms, state, signedMs, agreementNo, nextDay } = agreement;
  const signedAt = printBeijing(signedMs ?? 0);
  return {
    agreement_no: agreementNo ?? '',
    external_agreement_no: terms.externalNo,
    personal_product_code: terms.personalProductCode,
    sign_scene: terms.signScene,
    status: state,
    sign_time: signedAt,
    valid_time: signedAt,
    invalid_time: '2115-02-01 00:00:00',
    alipay_logon_id: buyer.logonId,
    principal_id: buyer.userId,
    ...(nextDay === null ? {} : { next_deduct_time: nextDay }),
  };
}
