import { Refusal } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { isLasting, loadRequests, type Request, type Requests } from './idempotency.ts';

/** What became of a request: what came of it, or the code of why nothing ever will. */
export type FinalAnswer = { readonly result: unknown } | { readonly why: string };

/**
 * What this request was answered before: its result, or its refusal thrown again. Undefined when it
 * is new. Refuses with `request_key_reused`.
 */
export function readAnswer(
  { db }: Context,
  request: Request,
): Promise<{ readonly result: unknown } | undefined> {
  return db.transaction(async (tx) => (await loadRequests(tx, [request])).answered(request));
}

/** How a request that was answered before is told again, and what is kept of a no to a new one. */
export interface AnsweredHow<Result> {
  readonly tellAgain: (result: unknown) => Result | Promise<Result>;
  /**
   * Given where a no that lasts is to last though the books were not reached: writes what else is
   * kept of it, in the commit that keeps the answer.
   */
  readonly keepNo?: ((tx: Tx, no: Refusal) => Promise<void>) | undefined;
}

/**
 * Does the work of a request. Where it is refused, the first answer counts, also when something
 * that is looked at before the books has changed since: a number that went to another line, a
 * shelf, a seller. A request that is not refused costs nothing more. Refuses with
 * `request_key_reused`.
 */
export async function orAnswered<Result>(
  context: Context,
  request: Request,
  work: () => Promise<Result>,
  { tellAgain, keepNo }: AnsweredHow<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const before = await context.db.transaction(async (tx) => {
      const requests = await loadRequests(tx, [request]);
      const answer = requests.answered(request);
      if (answer || !keepNo || !isLasting(error)) return answer;
      requests.keepRefusal(request, error);
      await keepNo(tx, error);
      return undefined;
    });
    if (before) return tellAgain(before.result);
    throw error;
  }
}

/**
 * Settles what became of a request whose answer was lost. One that has not come is closed with `no`
 * by this very question, so that a copy which is still on its way does nothing: whoever was told so
 * may give money back. Refuses with `request_key_reused`.
 */
export function answerForGood(
  { db }: Context,
  request: Request,
  no: Refusal,
): Promise<FinalAnswer> {
  return db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    return answeredIn(requests, request) ?? close(requests, request, no);
  });
}

function answeredIn(requests: Requests, request: Request): FinalAnswer | undefined {
  try {
    return requests.answered(request);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'request_key_reused') throw error;
    return { why: error.code };
  }
}

function close(requests: Requests, request: Request, no: Refusal): FinalAnswer {
  requests.keepRefusal(request, no);
  return { why: no.code };
}
