import { randomBytes } from 'node:crypto';
import { json, Problem } from '../../kit/answers.ts';
import { parseObject, readOptionalNumber, readText, refuseUnknown } from '../../kit/fields.ts';
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
      path: '/sandbox/merchants/:id/endpoint',
      answer({ params, body }) {
        enterEndpoint(world, params['id'] ?? '', body);
        return json(201, {});
      },
    },
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

/** An address for events as somebody enters it by hand, where the secret is copied from. */
function enterEndpoint(world: World, account: string, body: string): void {
  const object = parseObject(body);
  refuseUnknown(object, ['url', 'secret']);
  const id = `we_of_${account}`;
  world.books.endpoints.put(id, {
    id,
    account,
    createdMs: world.clock.now(),
    url: readText(object, 'url', 256),
    events: ['*'],
    secrets: [{ secret: readText(object, 'secret', 200), untilMs: null }],
  });
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
