import type { Clock } from '../../kit/clock.ts';
import type { FaultBook } from '../../kit/faults/fault-book.ts';
import { isRecord } from '../../kit/fields.ts';
import type { Journal } from '../../kit/journal.ts';
import type { Log } from '../../kit/log.ts';
import { newNotice } from '../../kit/notices/notice.ts';
import { Postman } from '../../kit/notices/postman.ts';
import { postBody } from '../../kit/post-body.ts';
import { type Books, ofAccount } from '../books.ts';
import { newId } from '../protocol/ids.ts';
import type { StripeEvent } from '../records.ts';
import { bodyOf, headersOf, type Said } from './delivery.ts';

/** Stripe does not say how long it waits; people have seen ten seconds and more. */
const answerTimeoutMs = 10_000;

const [minute, hour] = [60_000, 3_600_000];

/** The waits after each round that was not taken. The documents say: up to three days. */
export const ladderMs = [
  ...[1, 5, 30].map((minutes) => minutes * minute),
  ...[2, 5, 10, 14, 16, 24].map((hours) => hours * hour),
];

interface Parts {
  journal: Journal;
  clock: Clock;
  faults: FaultBook;
  log: Log;
  books: Books;
  /** A thing as the API shows it. */
  objectOf(id: string): Record<string, unknown> | undefined;
}

/** Keeps what happens as events, and tells them to the endpoints that want to hear of them. */
export class Notifier extends Postman<Said> {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    const { journal, clock, log, books } = parts;
    super({
      journal,
      clock,
      log,
      ladderOf: () => ladderMs,
      async post(notice, signal) {
        const endpoint = books.endpoints.get(notice.fields.endpoint);
        if (endpoint === undefined) throw new Error('The endpoint is gone.');
        const body = bodyOf(notice);
        const headers = headersOf(endpoint, notice, body, clock.now());
        const posting = { url: notice.url, headers, body, timeoutMs: answerTimeoutMs, signal };
        const answered = await postBody(posting);
        const isTaken = answered.status >= 200 && answered.status < 300;
        return isTaken ? 'success' : `${answered.status} ${answered.body.slice(0, 80)}`;
      },
    });
    this.#parts = parts;
  }

  /** Something of this kind has happened to a thing, which is told as it is now. */
  tellOf(
    type: string,
    { id, account }: { id: string; account: string },
    before?: Record<string, unknown>,
  ): void {
    const { clock, books, objectOf } = this.#parts;
    const content = objectOf(id) ?? {};
    const made = { id: newId('evt'), account, createdMs: clock.now(), type, content };
    const event: StripeEvent = before === undefined ? made : { ...made, before };
    books.events.put(event.id, event);
    for (const endpoint of ofAccount(books.endpoints, account)) {
      const isWanted = endpoint.events.includes('*') || endpoint.events.includes(type);
      if (isWanted) this.#tell(event, endpoint.id, endpoint.url);
    }
  }

  #tell(event: Omit<Said, 'endpoint'> & { id: string }, endpoint: string, url: string): void {
    const { clock, faults } = this.#parts;
    const { account, type, content } = event;
    const outTradeNo = numberIn(content);
    const method = methodOf(type);
    const struck = faults.take('notice', { appId: account, outTradeNo, method });
    const given = {
      id: `${event.id} ${endpoint}`,
      tradeNo: outTradeNo,
      url,
      cause: type,
      fields: { ...event, endpoint },
      faults: struck,
    };
    this.add(newNotice(given, clock.now()));
  }
}

/** What an event is about, in the words that all sandboxes use for faults. */
function methodOf(type: string): string {
  if (type === 'charge.succeeded') return 'notice.pay';
  if (type === 'checkout.session.expired') return 'notice.close';
  return type.startsWith('refund.') ? 'notice.refund' : `notice.${type}`;
}

/** The merchant's own number, wherever it stands in the thing. */
function numberIn(content: Record<string, unknown>): string {
  const { client_reference_id: reference, metadata } = content;
  if (typeof reference === 'string') return reference;
  if (!isRecord(metadata)) return '';
  return String(metadata['attempt_id'] ?? metadata['mandate_id'] ?? '');
}
