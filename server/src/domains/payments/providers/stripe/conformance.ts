import { minuteMs } from '#base';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import type { MandateActs, ProviderWorld } from '../conformance/world.ts';
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
    collectMethod: 'payment_intents.create',
    mandates: holdersOf,
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

const cards = {
  soft: 'pm_card_chargeDeclinedInsufficientFunds',
  hard: 'pm_card_chargeDeclinedLostCard',
  needs_payer: 'pm_card_authenticationRequired',
  over: '',
} as const;

/** People who leave their cards on the hosted page. */
function holdersOf(sandbox: SandboxControl): MandateActs {
  return {
    async agree(page) {
      const body = new URLSearchParams({ card: 'pm_card_visa' });
      const done = await (await fetch(page, { method: 'POST', body })).text();
      const link = /data-testid="return" href="([^"]+)"/.exec(done)?.[1] ?? '';
      return Object.fromEntries(new URL(link.replaceAll('&amp;', '&')).searchParams);
    },
    async disagree(page) {
      const leave = page.replace('/c/pay/', '/c/leave/');
      const left = await fetch(leave, { method: 'POST', redirect: 'manual' });
      return Object.fromEntries(new URL(String(left.headers.get('location'))).searchParams);
    },
    async stop(number) {
      await sandbox.post(`/sandbox/trades/${number}/detach-card`);
    },
    areStopsTold: true,
    async isActive(number) {
      const { cards: kept } = await sandbox.get(`/sandbox/trades/${number}`);
      return (kept as { isDetached?: boolean }[]).some(({ isDetached }) => !isDetached);
    },
    async decline(number, _attempt, kind) {
      const body = { card: cards[kind] };
      return Boolean((await sandbox.post(`/sandbox/trades/${number}/change-card`, body))['isOk']);
    },
  };
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
