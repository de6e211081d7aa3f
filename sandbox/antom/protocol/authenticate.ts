import type { Incoming } from '../../kit/server.ts';
import type { Merchant } from '../merchants.ts';
import type { World } from '../world.ts';
import { Refused } from './result.ts';
import { isSignedBy, readSignature, signedText } from './signing.ts';

const iso8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * Whose request it is. Everything is checked here that the real gateway checks before it looks at
 * the content: the headers, the kind of content, and the signature over path, client, time and
 * body.
 */
export function authenticate(world: World, incoming: Incoming): Merchant {
  const { headers, target, body } = incoming;
  const clientId = headers['client-id'];
  const time = headers['request-time'];
  if (typeof clientId !== 'string' || typeof time !== 'string') {
    throw new Refused('PARAM_ILLEGAL', 'Client-Id or Request-Time is missing.');
  }
  const merchant = world.merchants.find(clientId);
  if (merchant === undefined) throw new Refused('KEY_NOT_FOUND');
  if (!/^\d{13}$/.test(time) && !iso8601.test(time)) {
    throw new Refused('PARAM_ILLEGAL', 'Request-Time must be ISO 8601 or milliseconds.');
  }
  const { signature: header } = headers;
  const given = readSignature(typeof header === 'string' ? header : undefined);
  if (given.get('algorithm') !== 'RSA256') throw new Refused('INVALID_SIGNATURE');
  const text = signedText(target, clientId, time, body);
  if (!isSignedBy(text, given.get('signature') ?? '', merchant.key)) {
    throw new Refused('INVALID_SIGNATURE');
  }
  if (!(headers['content-type'] ?? '').startsWith('application/json')) {
    throw new Refused('MEDIA_TYPE_NOT_ACCEPTABLE');
  }
  return merchant;
}
