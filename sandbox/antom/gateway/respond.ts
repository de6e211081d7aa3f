import type { Reply } from '../../kit/answers.ts';
import type { Incoming } from '../../kit/server.ts';
import type { Outcome } from '../methods/method.ts';
import { printIso } from '../protocol/iso-time.ts';
import { signedText, tamper, writeSignature } from '../protocol/signing.ts';
import type { World } from '../world.ts';

/**
 * Answers a call, always with HTTP 200; the signature covers the very bytes of the body, and is of
 * the same form as the caller's. A caller whose client is unknown gets none that it could check.
 */
export function respond(
  world: World,
  { headers, target }: Incoming,
  outcome: Outcome,
  spoilt?: string,
): Reply {
  // Slashes escaped, as Java's libraries do: whoever signs what was parsed and printed again fails.
  const body = JSON.stringify(outcome).replaceAll('/', '\\/');
  const clientId = String(headers['client-id'] ?? '');
  const time = printIso(world.clock.now());
  const signature = world.keys.sign(signedText(target, clientId, time, body));
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'cache-control': 'no-store',
      'client-id': /^[\w-]{1,64}$/.test(clientId) ? clientId : '',
      'response-time': time,
      signature: writeSignature(spoilt === 'bad-answer-signature' ? tamper(signature) : signature),
    },
    body,
  };
}
