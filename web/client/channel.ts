import { appPaths } from '@lowu/contract/app/paths';
import { addressOf, type Parameters, type Query } from './addresses.ts';
import type { Answer, Given, Operation } from './channel-types.ts';
import { isSessionStale, isWaitingWorthwhile, type Problem, type Result } from './problem.ts';
import { type Fetch, type Sent, sendOnce } from './send.ts';

/** How often and how long to try, chosen for a network that loses a third of its packets. */
export const patience = {
  /** One try. TCP over such a network needs several seconds for a few kilobytes. */
  deadlineMs: 9_000,
  /** Before each further try. */
  pausesMs: [300, 1_000, 2_500],
} as const;

export interface ChannelSurroundings {
  readonly fetch: Fetch;
  readonly sleep: (ms: number) => Promise<void>;
  /** The language that answers shall speak, and the token that changes must carry. */
  readonly language: () => string;
  readonly csrfToken: () => string | undefined;
  /**
   * Asks the server anew who is here, when there is no token or ours is no longer known; false when
   * that cannot be had now.
   */
  readonly renewSession: () => Promise<boolean>;
  /** Told after every try, for the banner that says how the connection is. */
  readonly onTried: (isReached: boolean) => void;
}

export interface Channel {
  /**
   * Asks the server for one operation of the contract. What can be repeated without harm
   * (reading, and whatever carries a key) is repeated; anything else is sent once. Never throws
   * for what the network or the server does: the result says what happened.
   */
  call<Name extends Operation>(
    operation: Name,
    given: Given<Name>,
    how?: { readonly isRepeatable?: boolean; readonly deadlineMs?: number },
  ): Promise<Result<Answer<Name>>>;
}

interface Parts {
  readonly params?: Parameters;
  readonly query?: Query;
  readonly body?: unknown;
  readonly key?: string;
  /** For one try, where what is sent is large. */
  readonly deadlineMs?: number | undefined;
}

function headersFor(method: string, parts: Parts, around: ChannelSurroundings) {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': around.language(),
  };
  if (parts.body !== undefined) headers['content-type'] = 'application/json';
  if (parts.key !== undefined) headers['idempotency-key'] = parts.key;
  const token = around.csrfToken();
  if (method !== 'GET' && token !== undefined) headers['x-csrf-token'] = token;
  return headers;
}

function isReading(operation: Operation): boolean {
  return appPaths[operation][0] === 'GET';
}

/** How long until the next try, or undefined where another try is of no use. */
function pauseBefore(problem: Problem, tried: number): number | undefined {
  if (problem.kind === 'refused' && !isWaitingWorthwhile(problem)) return undefined;
  const pauseMs = patience.pausesMs[tried - 1];
  if (pauseMs === undefined) return undefined;
  return problem.kind === 'unreachable' ? pauseMs : Math.max(problem.retryAfterMs ?? 0, pauseMs);
}

const notSent: Result<never> = {
  isOk: false,
  problem: { kind: 'unreachable', reason: 'lost' },
};

export function openChannel(around: ChannelSurroundings): Channel {
  const sendAsItIs = async (operation: Operation, parts: Parts) => {
    const { method, address } = addressOf(operation, parts.params, parts.query);
    const sent: Sent = {
      method,
      address,
      headers: headersFor(method, parts, around),
      body: parts.body === undefined ? null : JSON.stringify(parts.body),
    };
    const result = await sendOnce(around.fetch, sent, parts.deadlineMs ?? patience.deadlineMs);
    around.onTried(result.isOk || result.problem.kind !== 'unreachable');
    return result;
  };

  const send = async (operation: Operation, parts: Parts): Promise<Result<unknown>> => {
    const hasToken = isReading(operation) || around.csrfToken() !== undefined;
    if (!hasToken && !(await around.renewSession())) return notSent;
    const result = await sendAsItIs(operation, parts);
    // The question who is here is the remedy itself: it never asks for it.
    if (result.isOk || operation === 'readSession') return result;
    if (!isSessionStale(result.problem)) return result;
    return (await around.renewSession()) ? sendAsItIs(operation, parts) : notSent;
  };

  return {
    async call(operation, given, how = {}) {
      const parts: Parts = { ...(given as Parts), deadlineMs: how.deadlineMs };
      const isRepeatable = how.isRepeatable ?? (isReading(operation) || parts.key !== undefined);
      for (let tried = 1; ; tried += 1) {
        const result = await send(operation, parts);
        const pauseMs = result.isOk ? undefined : pauseBefore(result.problem, tried);
        if (result.isOk || !isRepeatable || pauseMs === undefined) {
          return result as Result<Answer<typeof operation>>;
        }
        await around.sleep(pauseMs);
      }
    },
  };
}
