import type { Incoming } from '../../kit/server.ts';
import { type Account, accountByKey } from '../accounts.ts';
import { Refused } from '../protocol/refused.ts';
import type { World } from '../world.ts';

/** Whose secret key the call brings: as a bearer token, or as the name of basic credentials. */
export function authenticate(world: World, { headers }: Incoming): Account {
  const { authorization = '' } = headers;
  const [scheme = '', given = ''] = authorization.split(' ');
  const key = scheme.toLowerCase() === 'basic' ? nameIn(given) : given;
  if (!['basic', 'bearer'].includes(scheme.toLowerCase()) || key === '') {
    throw refused('You did not provide an API key.');
  }
  const account = accountByKey(world.accounts, key);
  // Stripe shows the end of a key, and no more.
  if (account === undefined) throw refused(`Invalid API Key provided: ****${key.slice(-4)}`);
  return account;
}

function nameIn(credentials: string): string {
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
}

function refused(message: string): Refused {
  return new Refused(401, { type: 'invalid_request_error', message });
}
