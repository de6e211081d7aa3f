import webPush from 'web-push';
import type { HttpCall, HttpOutcome } from '#platform/http';
import type { PushEndpoint } from '../push-endpoint.ts';
import { unsigned } from '../text.ts';
import type { VapidKeys } from '../vapid.ts';
import type { OutgoingMessage, Sender, SendOutcome } from './sender.ts';

const usualAnswerMs = 15_000;
/** Services keep a message no longer than this. */
const longestSeconds = 28 * 24 * 3_600;

/** What became of a message at one browser's service. */
type Pushed = SendOutcome['outcome'] | 'gone';

/**
 * Writes a message to every browser that its owner has let us write to. Sealing and signing are
 * `web-push`'s; the calls are made by our own client, whose rules hold here too. What a service has
 * taken is sent and not delivered: it never tells us what became of it.
 */
export function openPushSender(vapid: VapidKeys, timeoutMs = usualAnswerMs): Sender {
  return {
    async send(http, message) {
      const { push } = message;
      const results = await Promise.all(
        push.map(async (endpoint) => {
          const sealed = sealedFor(endpoint, message, vapid);
          return resultOf(await http.call({ ...sealed, timeoutMs }));
        }),
      );
      const gone = push
        .filter((_, index) => results[index]?.pushed === 'gone')
        .map(({ endpoint }) => endpoint);
      return { ...outcomeOf(results), ...(gone.length > 0 ? { gone } : {}) };
    },
  };
}

interface Result {
  readonly pushed: Pushed;
  readonly reason: string;
}

/** One browser that shows it is enough; else the best that can still be hoped for. */
function outcomeOf(results: readonly Result[]): SendOutcome {
  const reasonOf = (wanted: Pushed): string | undefined =>
    results.find(({ pushed }) => pushed === wanted)?.reason;
  if (reasonOf('accepted') !== undefined) {
    return { outcome: 'accepted', gateway: 'push', references: [] };
  }
  for (const outcome of ['unknown', 'again', 'refused'] as const) {
    const reason = reasonOf(outcome);
    if (reason !== undefined) return { outcome, reason };
  }
  return { outcome: 'refused', reason: 'no browser' };
}

function sealedFor(
  { endpoint, publicKey, secret }: PushEndpoint,
  message: OutgoingMessage,
  vapid: VapidKeys,
): Omit<HttpCall, 'timeoutMs'> {
  const { id, title, text, place, language, usefulMs, house } = message;
  const payload = JSON.stringify({ id, title, text: unsigned(text), language, place });
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh: publicKey, auth: secret } },
    payload,
    {
      vapidDetails: { subject: `mailto:${house.emailFrom}`, ...vapid },
      TTL: Math.max(1, Math.min(Math.floor(usefulMs / 1_000), longestSeconds)),
      contentEncoding: 'aes128gcm',
      urgency: 'normal',
      // The digits of an id are just as many as a topic may have: a second try takes the place of
      // the first one while that still waits at the service.
      topic: id.slice('msg_'.length),
    },
  );
  const sent = { method: 'POST' as const, url: endpoint, headers: textHeaders(headers) };
  return body ? { ...sent, body } : sent;
}

function textHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** RFC 8030, sections 5 and 8.4. */
function resultOf(outcome: HttpOutcome): Result {
  if (outcome.outcome === 'not_sent') return { pushed: 'again', reason: outcome.reason };
  if (outcome.outcome === 'sent_without_proof') {
    return { pushed: 'unknown', reason: outcome.reason };
  }
  const { status } = outcome.answer;
  const reason = `status ${status}`;
  if (status >= 200 && status < 300) return { pushed: 'accepted', reason };
  if (status === 404 || status === 410) return { pushed: 'gone', reason };
  // Too many for now; or our own signature is not liked, which is no fault of this message.
  const isForNow = status === 429 || status === 401 || status === 403;
  return { pushed: isForNow ? 'again' : 'refused', reason };
}
