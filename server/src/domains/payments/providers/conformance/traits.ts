import type { Call } from './world.ts';

/** What a kind of provider has; the tests of what it has not are left out. */
export interface Traits {
  /** The calls that it answers. */
  readonly calls: readonly Call[];
  readonly sendsNotices: boolean;
  /** Whether an attempt that is open can be ended, so that nobody can pay it any more. */
  readonly endsByUs: boolean;
}

export const wallet: Traits = {
  calls: ['start', 'query', 'close', 'refund', 'queryRefund'],
  sendsNotices: true,
  endsByUs: true,
};

/** A bank knows nothing of an attempt before its money is there, and tells only who asks. */
export const bankTransfer: Traits = {
  calls: ['query', 'close'],
  sendsNotices: false,
  endsByUs: false,
};
