import { minuteMs } from '#base';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import type { ProviderWorld } from '../conformance/world.ts';
import { readEvents } from './read-notice.ts';
import type { StripeSettings } from './settings.ts';
import { stripe } from './stripe.ts';

const accountId = 'acct_1ConformanceShop';

export interface StripeWorld extends ProviderWorld {
  readonly settings: StripeSettings;
  readonly sandbox: SandboxControl;
}

/** A sandbox of its own for `stripe`, with keys that are made for it. */
export async function openStripeWorld(): Promise<StripeWorld> {
  let opened: Pick<StripeWorld, 'settings' | 'sandbox'> | undefined;
  const world = await openSandboxWorld({
    program: 'stripe',
    methods: {
      start: 'checkout.sessions.create',
      query: 'checkout.sessions.retrieve',
      close: 'checkout.sessions.expire',
      refund: 'refunds.create',
      queryRefund: 'refunds.list',
    },
    callFaults: {
      'busy before effect': 'api-error-before-effect',
      'busy after effect': 'api-error-after-effect',
    },
    areClosesTold: true,
    areAnswersSigned: false,
    isBegunByCall: true,
    outlivesMs: 32 * minuteMs,
    numberOf: ({ id }) => id,
    async register(sandbox, inboxUrl) {
      const settings = await registerShop(sandbox, inboxUrl);
      opened = { settings, sandbox };
      return {
        provider: stripe.open(settings),
        isAbout: ({ body }, number) => body.includes(number),
        async rotateKey() {
          const route = `/sandbox/merchants/${accountId}/rotate-keys`;
          const { secretKey, webhookSecret } = await sandbox.post(route, { graceMs: 0 });
          const webhookSecrets = [...settings.webhookSecrets, String(webhookSecret)];
          return stripe.open({ ...settings, secretKey: String(secretKey), webhookSecrets });
        },
      };
    },
  });
  if (!opened) throw new Error('no shop was registered');
  return { ...world, ...opened };
}

async function registerShop(sandbox: SandboxControl, url: string): Promise<StripeSettings> {
  const secretKey = 'sk_test_conformance0123456789';
  const { gateway } = await sandbox.post('/sandbox/merchants', {
    id: accountId,
    secretKeys: [secretKey],
  });
  const form = new URLSearchParams({ url });
  for (const event of readEvents) form.append('enabled_events[]', event);
  const endpoint = await fetch(`${sandbox.address}/v1/webhook_endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: form,
  });
  const { secret } = (await endpoint.json()) as { secret: string };
  return {
    accountId,
    secretKey,
    webhookSecrets: [secret],
    gateway: String(gateway),
    isProduction: false,
  };
}
