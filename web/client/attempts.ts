import { newAttemptKey } from './attempt-key.ts';
import type { Attempt, AttemptStore, OrderAttempt, WishAttempt } from './attempt-store.ts';
import type { Channel } from './channel.ts';
import type { Topup } from './channel-types.ts';
import { isOutcomeUnknown, type Result } from './problem.ts';
import { isFinal } from './topup-state.ts';

export type NewOrder = Pick<OrderAttempt, 'body' | 'number' | 'value'>;

export interface Attempts {
  /** Orders, with a key that is on the device before anything is sent. */
  order(order: NewOrder): Promise<Result<Topup>>;
  wish(operation: WishAttempt['operation'], topup: string): Promise<Result<Topup>>;
  /**
   * Sends again, as it was, whatever never got an answer. Harmless however often it is called.
   */
  resume(): Promise<void>;
  /** The newest order of this device that has not come to its end, answered or not. */
  unfinishedOrder(): OrderAttempt | undefined;
  /** The one of which nobody knows yet whether the server has it. */
  unansweredOrder(): OrderAttempt | undefined;
  /** Tells how an order stands: one that has come to its end need not be resumed any more. */
  learn(topup: Pick<Topup, 'id' | 'state'>): void;
  /** An order that the server does not show to whoever is here now need not be led to. */
  forget(topup: string): void;
}

function send(channel: Channel, attempt: Attempt): Promise<Result<Topup>> {
  const { key } = attempt;
  if (attempt.operation === 'orderTopup') {
    return channel.call('orderTopup', { key, body: attempt.body });
  }
  return channel.call(attempt.operation, { key, params: { topup: attempt.topup } });
}

function isSameWish(one: Attempt, other: Attempt): boolean {
  if (one.operation !== other.operation) return false;
  return one.operation === 'orderTopup' && other.operation === 'orderTopup'
    ? one.body.quote === other.body.quote
    : one.topup === other.topup;
}

export function openAttempts(channel: Channel, store: AttemptStore, nowMs: () => number): Attempts {
  const forget = (topup: string): void => {
    for (const attempt of store.all()) {
      if (attempt.operation === 'orderTopup' && attempt.topup === topup) store.drop(attempt.key);
    }
  };
  const learn = ({ id, state }: Pick<Topup, 'id' | 'state'>): void => {
    if (isFinal(state)) forget(id);
  };

  const carryOut = async (attempt: Attempt): Promise<Result<Topup>> => {
    const result = await send(channel, attempt);
    if (!result.isOk) {
      if (!isOutcomeUnknown(result.problem)) store.drop(attempt.key);
      return result;
    }
    if (attempt.operation === 'orderTopup') store.keep({ ...attempt, topup: result.answer.id });
    else store.drop(attempt.key);
    learn(result.answer);
    return result;
  };

  /** Pressing the button again on the same quote or order must not make a second key. */
  const begin = (made: Attempt): Promise<Result<Topup>> => {
    const attempt = store.all().find((one) => isSameWish(one, made)) ?? made;
    store.keep(attempt);
    return carryOut(attempt);
  };

  const orders = () => store.all().filter((one) => one.operation === 'orderTopup');
  const fresh = () => ({ key: newAttemptKey(nowMs()), madeAtMs: nowMs() });
  return {
    learn,
    forget,
    order: (order) => begin({ ...fresh(), operation: 'orderTopup', ...order, topup: null }),
    wish: (operation, topup) => begin({ ...fresh(), operation, topup }),
    async resume() {
      for (const attempt of store.all()) {
        const isAnswered = attempt.operation === 'orderTopup' && attempt.topup !== null;
        if (!isAnswered) await carryOut(attempt);
      }
    },
    unfinishedOrder: () => orders().at(-1),
    unansweredOrder: () => orders().findLast(({ topup }) => topup === null),
  };
}
