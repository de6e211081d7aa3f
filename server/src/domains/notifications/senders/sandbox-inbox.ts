import { isoTime } from '#base';
import type { HttpAnswer, HttpClient } from '#platform/http';
import type { OutgoingMessage, Sender, SenderAddress, SendOutcome } from './sender.ts';

const timeoutMs = 5_000;

/** The sandbox's phone: what it has taken stands on its screen, so taken is delivered. */
export function openSandboxInbox({ url, token }: SenderAddress): Sender {
  return {
    async send(http: HttpClient, { id, to, from, text, at }: OutgoingMessage) {
      const called = await http.call({
        method: 'POST',
        url: new URL('/messages', url).href,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id, to, from, text, at: isoTime(at) }),
        timeoutMs,
      });
      if (called.outcome === 'proof') return outcomeOf(called.answer);
      return { outcome: 'again', reason: called.outcome };
    },
  };
}

/**
 * Statuses that judge the message itself; all others judge the moment, our token or their state.
 */
const finalStatuses = new Set([400, 409, 413, 422]);

function outcomeOf({ status }: HttpAnswer): SendOutcome {
  if (status === 200 || status === 201) return { outcome: 'delivered' };
  if (finalStatuses.has(status)) return { outcome: 'refused', reason: `answered ${status}` };
  return { outcome: 'again', reason: `answered ${status}` };
}
