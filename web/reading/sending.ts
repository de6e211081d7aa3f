import type { Result } from '../client/index.ts';

/** What a form needs: to send something, and to be told that it is under way. */
export interface Sending {
  readonly isBusy: boolean;
  readonly send: (work: Promise<Result<unknown>>) => void;
}
