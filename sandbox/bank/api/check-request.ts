import { Problem } from '../../kit/answers.ts';
import type { Incoming } from '../../kit/server.ts';
import type { Account } from '../accounts.ts';
import type { World } from '../world.ts';
import { windowMs } from './nonces.ts';
import { isSignedBy, requestText } from './signing.ts';

/** A request whose sender is known. */
export interface CheckedRequest {
  account: Account;
  nonce: string;
}

const pattern = new RegExp(
  '^HMAC-SHA256 client="([^"]+)", time="(\\d{13})", nonce="([\\w-]{16,64})", ' +
    'signature="([0-9a-f]{64})"$',
);

/** Refuses with 401 whoever cannot show that the account of the path is theirs, now and once. */
export function checkRequest(world: World, incoming: Incoming): CheckedRequest {
  const [, client = '', time = '', nonce = '', signature = ''] =
    pattern.exec(incoming.headers.authorization ?? '') ?? [];
  if (client === '') throw new Problem(401, 'The authorization is missing or malformed.');
  const account = world.accounts.find(incoming.params['account'] ?? '');
  if (account === undefined || account.clientId !== client) {
    throw new Problem(401, 'This client has no such account.');
  }
  if (!isSignedBy(account.secrets, requestText(incoming, time, nonce), signature)) {
    throw new Problem(401, 'The signature is wrong.');
  }
  if (Math.abs(Number(time) - world.clock.now()) > windowMs) {
    throw new Problem(401, 'The time is more than five minutes off.');
  }
  if (!world.nonces.use(nonce)) throw new Problem(401, 'The nonce was used before.');
  return { account, nonce };
}
