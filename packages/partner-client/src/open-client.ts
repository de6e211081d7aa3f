import { certifiedFetch } from './certified-fetch.ts';
import type { Operations } from './operations.ts';
import { operations } from './paths.ts';
import { LowuRefusal } from './problems.ts';
import { repeated } from './repeat.ts';
import { type Answered, type Sent, sendOnce } from './send.ts';
import type { Order, Topup } from './shapes.ts';
import {
  type ClientOptions,
  type Surroundings,
  usualPatience,
  usualSurroundings,
} from './surroundings.ts';
import { openTokens } from './tokens.ts';

export type Operation = keyof Operations;

/** What a top-up needs; `reference` is made where it is not given. */
export interface WantedTopup {
  readonly number: string;
  readonly amountMinor: number;
  /**
   * Yours, and stored before: only what is stored can be asked about once this process has died.
   */
  readonly reference?: string;
  readonly isTwinIntended?: boolean;
  /** Of a promotion for those who know it. */
  readonly promotionCode?: string;
  /** What the top-up may cost at most; a higher price is refused. */
  readonly mostMinor?: number;
  /** Behind so many milliseconds an accepted top-up is given back as its order. */
  readonly followMs?: number;
}

/** Sold, or how it stands. */
export type Outcome = { readonly topup: Topup } | { readonly order: Order };

export interface LowuClient {
  /**
   * Asks for one operation, until it is answered. All of them may be asked again without harm, but
   * for `addEndpoint` and `forwardClock`: those that move money do it once under their reference.
   * Throws `LowuRefusal` and `LowuUnanswered`.
   */
  call<Name extends Operation>(
    operation: Name,
    given: Operations[Name]['given'],
    headers?: Readonly<Record<string, string>>,
  ): Promise<Operations[Name]['answer']>;
  /**
   * Sells a top-up and follows it until it is sold or refused. Throws as `call` does, and
   * `LowuRefusal` where an accepted one was refused behind our back.
   */
  topUp(wanted: WantedTopup): Promise<Outcome>;
}

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: object;
}

/**
 * The secret of an endpoint is shown once: two of them would be told, and one of them unproved. A
 * clock would be moved twice as far.
 */
const once: ReadonlySet<Operation> = new Set<Operation>(['addEndpoint', 'forwardClock']);

const pollMs = 1_000;
const usualFollowMs = 60_000;

/** A client that signs in by itself, keeps its token while it lives, and repeats what is lost. */
export function openLowuClient(given: ClientOptions): LowuClient {
  const options = { ...given, baseUrl: given.baseUrl.replace(/\/+$/, '') };
  const { certificate, clientSecret } = options;
  if (!certificate && clientSecret === undefined) {
    throw new TypeError('a client shows its secret or a certificate');
  }
  const certified = certificate ? { fetch: certifiedFetch(certificate) } : {};
  const around: Surroundings = { ...usualSurroundings, ...certified, ...options.surroundings };
  const patience = { ...usualPatience, ...options.patience };
  const tokens = openTokens(options, around, patience.deadlineMs);

  const send = async (sent: Sent): Promise<Answered> => {
    for (let isFirst = true; ; isFirst = false) {
      const token = await tokens.read();
      const headers = { ...sent.headers, authorization: `Bearer ${token}` };
      try {
        return await sendOnce(around.fetch, { ...sent, headers }, patience.deadlineMs);
      } catch (error) {
        // A token may end sooner than it said, as when the platform has changed its keys.
        if (!isFirst || !(error instanceof LowuRefusal) || error.status !== 401) throw error;
        tokens.drop(token);
      }
    }
  };

  const call = async (
    operation: Operation,
    parts: Parts,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> => {
    const sent = requestOf(options, operation, parts, headers);
    const isOnce = once.has(operation);
    const work = sent.method === 'DELETE' ? removing(send, sent) : () => send(sent);
    return repeated(work, patience, around, referenceOf(parts), isOnce);
  };

  return {
    async call(operation, parts, headers) {
      const { body } = await call(operation, parts, headers);
      return body as Operations[typeof operation]['answer'];
    },
    topUp: (wanted) => topUp(call, around, wanted),
  };
}

/** What may be gone already, by a call whose answer was lost, is not there the next time. */
function removing(send: (sent: Sent) => Promise<Answered>, sent: Sent): () => Promise<Answered> {
  let mayBeGone = false;
  return async () => {
    try {
      return await send(sent);
    } catch (error) {
      const isRefusal = error instanceof LowuRefusal;
      if (mayBeGone && isRefusal && error.status === 404) return { status: 204, body: undefined };
      mayBeGone ||= !isRefusal;
      throw error;
    }
  };
}

/** Under which what was asked for is found again, whoever made it. */
function referenceOf({ params, body }: Parts): string | undefined {
  const given: unknown = params?.['reference'] ?? (body as { reference?: unknown })?.reference;
  return typeof given === 'string' ? given : undefined;
}

function requestOf(
  { baseUrl, language = 'en' }: ClientOptions,
  operation: Operation,
  { params = {}, query = {}, body }: Parts,
  headers: Readonly<Record<string, string>>,
): Sent {
  const [method, template] = operations[operation];
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked as [string, string][]).toString();
  return {
    method,
    address: `${baseUrl}${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: body && JSON.stringify(body),
  };
}

type Call = (
  operation: Operation,
  parts: Parts,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

async function topUp(
  call: Call,
  { newReference, now, sleep }: Surroundings,
  { followMs = usualFollowMs, reference = newReference(), ...wanted }: WantedTopup,
): Promise<Outcome> {
  const untilMs = now() + followMs;
  let answered = await call('sendTopup', { body: { ...wanted, reference } });
  while (answered.status === 202) {
    const order = answered.body as Order;
    if (order.refusal) throw refusedLater(order.refusal);
    if (order.state !== 'accepted' || now() >= untilMs) return { order };
    await sleep(pollMs);
    answered = await call('readTopupByReference', { params: { reference } });
  }
  return { topup: answered.body as Topup };
}

function refusedLater({ code, party }: NonNullable<Order['refusal']>): LowuRefusal {
  const detail = `refused behind one's back: ${code}`;
  return new LowuRefusal({ type: 'about:blank', title: code, status: 409, code, detail, party });
}
