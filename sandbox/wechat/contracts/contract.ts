import type { Region } from '../regions.ts';

/** Permission to charge without the payer (委托代扣). */
export interface Contract {
  id: string;
  mchId: string;
  appId: string;
  region: Region;
  planId: string;
  /** The merchant's own number of it. */
  code: string;
  displayName: string;
  notifyUrl: string;
  returnUrl: string | null;
  state: 'ASKED' | 'SIGNED' | 'TERMINATED' | 'REFUSED';
  /** WeChat's number, once it is signed. */
  contractId: string | null;
  signedMs: number | null;
  endedMs: number | null;
  /** In the Mainland: what the payer was told last, and on which days it may be taken. */
  told: { total: number; fromDay: string; untilDay: string } | null;
}
