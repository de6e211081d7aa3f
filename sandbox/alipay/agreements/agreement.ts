import { printBeijing } from '../../kit/beijing-time.ts';

/** What a merchant asks a payer to sign. */
export interface AgreementTerms {
  appId: string;
  sellerId: string;
  externalNo: string;
  personalProductCode: string;
  product: string;
  signScene: string;
  notifyUrl: string | null;
  returnUrl: string | null;
  /** Of 周期扣款 alone. */
  period: Period | null;
}

export interface Period {
  type: 'DAY' | 'MONTH';
  count: number;
  /** The day of the first payment, `2026-12-06`. */
  firstDay: string;
  singleFen: number;
  totalFen: number | null;
  payments: number | null;
}

export type AgreementState = 'TEMP' | 'NORMAL' | 'STOP' | 'REFUSED';

export interface Agreement {
  id: string;
  terms: AgreementTerms;
  state: AgreementState;
  /** Alipay's number, once it is signed. */
  agreementNo: string | null;
  signedMs: number | null;
  endedMs: number | null;
  /** The day of the next payment, of 周期扣款. */
  nextDay: string | null;
  paidFen: number;
  payments: number;
}

/** Payments are taken from five days before their day until it is over. */
const openDays = 5;
const dayMs = 24 * 3_600_000;

export function isInWindow(nextDay: string, nowMs: number): boolean {
  const today = Date.parse(printBeijing(nowMs).slice(0, 10));
  const days = (Date.parse(nextDay) - today) / dayMs;
  return days >= 0 && days <= openDays;
}

/** A success moves the plan on by one period. */
export function dayAfter({ type, count }: Period, day: string): string {
  const at = new Date(Date.parse(day));
  if (type === 'DAY') at.setUTCDate(at.getUTCDate() + count);
  else at.setUTCMonth(at.getUTCMonth() + count);
  return at.toISOString().slice(0, 10);
}
