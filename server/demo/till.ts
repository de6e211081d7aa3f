import type { AgentRoutes } from '@lowu/contract/agent';
import { agentPaths } from '@lowu/contract/agent/paths';
import { newAttemptKey, openContractChannel } from '../../web/client/index.ts';
import { answered, type Scene } from './scene.ts';

/** A till of a shop with somebody at it, on the shop's own network, which is a good one. */
export interface Till {
  readonly shop: string;
  /** Whose number it is, as the customer is shown. */
  ownerOf(number: string): Promise<string>;
  sell(number: string, amountMinor: number): Promise<string>;
}

const deadlineMs = 8_000;

/** Somebody signs in at the first till of the demo that sells to customers. */
export async function openTill({ system, language }: Scene): Promise<Till> {
  const known = system.status.demo?.tills.find(({ login }) => login !== 'office');
  if (!known) throw new Error('the demo has no till');
  const server = `http://127.0.0.1:${system.port}`;
  const cookies = new Map<string, string>();
  const channel = openContractChannel<AgentRoutes>(agentPaths, {
    language,
    deadlineMs,
    async fetch(address, init) {
      const headers = new Headers(init.headers);
      headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
      const response = await fetch(server + address, { ...init, headers });
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/s) ?? [];
        cookies.set(name, value);
      }
      return response;
    },
  });
  const { login, pin, till } = known;
  channel.use({ csrfToken: answered(await channel.call('readTillSession', {})).csrfToken });
  const session = answered(await channel.call('signInTill', { body: { login, pin, till } }));
  channel.use({ csrfToken: session.csrfToken });
  return {
    shop: session.till?.shop ?? '',
    async ownerOf(number) {
      const body = { number, again: number };
      return answered(await channel.call('echoReceiver', { body })).maskedOwner;
    },
    async sell(number, amountMinor) {
      const body = { number, amountMinor, pin };
      const sale = answered(await channel.call('sellTopup', { body }, newAttemptKey()));
      return sale.receipt;
    },
  };
}
