import type { Notice } from '../../kit/notices/notice.ts';

export type Cause = 'pay' | 'close' | 'refund' | 'finish' | AgreementCause;
export type AgreementCause = 'dut_user_sign' | 'dut_user_unsign';

/** The form of a notice, without notify_time and sign, which each delivery makes anew. */
export type AlipayNotice = Notice<Record<string, string>>;

const minuteMs = 60_000;

/** The waits after each round that was not answered with `success`: eight rounds in 25 hours. */
export const ladderMs = [4, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * minuteMs);
