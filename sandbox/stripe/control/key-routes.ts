import { randomBytes } from 'node:crypto';
import { json, Problem } from '../../kit/answers.ts';
import { parseObject, readOptionalNumber, refuseUnknown } from '../../kit/fields.ts';
import type { Route } from '../../kit/server.ts';
import { ofAccount } from '../books.ts';
import { newId } from '../protocol/ids.ts';
import type { World } from '../world.ts';

const dayMs = 24 * 3_600_000;

/** Another secret key and other secrets of webhooks; the old ones are good for a while. */
export function keyRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/merchants/:id/rotate-keys',
      answer({ params, body }) {
        const object = body === '' ? {} : parseObject(body);
        refuseUnknown(object, ['graceMs']);
        const graceMs = readOptionalNumber(object, 'graceMs', 0, 30 * dayMs) ?? dayMs;
        const { id = '' } = params;
        const account = world.accounts.find(id);
        if (account === undefined) throw new Problem(404, `There is no account ${id}.`);
        const secretKey = `sk_test_${randomBytes(24).toString('hex')}`;
        const kept = graceMs === 0 ? [] : account.secretKeys;
        world.accounts.register({ ...account, secretKeys: [...kept, secretKey] });
        return json(200, { secretKey, webhookSecret: rollSecrets(world, id, graceMs) });
      },
    },
  ];
}

/** While an old secret is good, what is sent carries a signature by each. */
function rollSecrets(world: World, account: string, graceMs: number): string {
  const secret = newId('whsec', 32);
  const untilMs = world.clock.now() + graceMs;
  for (const endpoint of ofAccount(world.books.endpoints, account)) {
    const old = endpoint.secrets.map((one) => ({ ...one, untilMs: one.untilMs ?? untilMs }));
    const secrets = [...old, { secret, untilMs: null }];
    world.books.endpoints.put(endpoint.id, { ...endpoint, secrets });
  }
  return secret;
}
