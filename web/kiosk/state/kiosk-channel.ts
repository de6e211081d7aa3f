import type { KioskRoutes } from '@lowu/contract/kiosk';
import { kioskPaths } from '@lowu/contract/kiosk/paths';
import type { AnswerOf } from '@lowu/contract/route';
import {
  addressAt,
  type Fetch,
  type GivenTo,
  type Parameters,
  type Result,
  sendOnce,
} from '../../client/index.ts';
import type { Identity } from '../device/machine-key.ts';
import { signed } from '../device/sign.ts';

export type Operation = keyof KioskRoutes;
export type Answer<Name extends Operation> = AnswerOf<KioskRoutes[Name]>;
export type Welcome = Answer<'readKioskWelcome'>;
export type Session = Answer<'readKioskSession'>;
export type Echo = Answer<'echoReceiver'>;
export type Quote = Answer<'quoteTopup'>;
export type Order = Answer<'readTopup'>;

/** Somebody stands there: after so long it is a lost answer. */
const deadlineMs = 8_000;

export interface ChannelSurroundings {
  readonly fetch: Fetch;
  readonly nowMs: () => number;
  readonly identity: () => Identity | null;
  readonly language: () => string;
  readonly onTried: (isReached: boolean) => void;
}

export interface KioskChannel {
  /** Never throws for what the network or the server does: the result says what happened. */
  call<Name extends Operation>(
    operation: Name,
    given: GivenTo<KioskRoutes[Name]>,
    key?: string,
  ): Promise<Result<Answer<Name>>>;
}

export function openKioskChannel(around: ChannelSurroundings): KioskChannel {
  return {
    async call(operation, given, key) {
      const parts = given as { params?: Parameters; body?: unknown };
      const { method, address: path } = addressAt(kioskPaths[operation], parts.params);
      const body = parts.body === undefined ? null : JSON.stringify(parts.body);
      const identity = around.identity();
      const proof = identity
        ? await signed(identity, { method, path, body, key, atMs: around.nowMs() })
        : {};
      const headers = {
        ...proof,
        accept: 'application/json',
        'x-language': around.language(),
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      };
      const sent = { method, address: path, headers, body };
      const result = await sendOnce(around.fetch, sent, deadlineMs);
      around.onTried(result.isOk || result.problem.kind !== 'unreachable');
      return result as Result<Answer<typeof operation>>;
    },
  };
}
