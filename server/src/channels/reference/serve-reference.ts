import { agentRoutes } from '@lowu/contract/agent';
import { appRoutes } from '@lowu/contract/app';
import { consoleRoutes } from '@lowu/contract/console';
import { kioskRoutes } from '@lowu/contract/kiosk';
import { hallRoutes } from '@lowu/contract/hall';
import { openApi } from '@lowu/contract/openapi';
import {
  partnerEvents,
  partnerIntroduction,
  partnerRoutes,
  webhookRules,
} from '@lowu/contract/partner';
import { portalRoutes } from '@lowu/contract/portal';
import { tmf654Routes } from '@lowu/contract/tmf654';
import { verifierRoutes } from '@lowu/contract/verifier';
import fastify, { type FastifyInstance } from 'fastify';

/** The reader begins with a script in its page, and draws its icons as data. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

type Described = Omit<Parameters<typeof openApi>[0], 'channel' | 'serverUrl'>;

/** Every channel that has a contract, by its name, in the order in which the page lists them. */
const described: Readonly<Record<string, Described>> = {
  app: { title: 'Lowu: the app channel', routes: appRoutes },
  partner: {
    title: 'Lowu: the API for partners',
    routes: partnerRoutes,
    introduction: partnerIntroduction,
    webhooks: { rules: webhookRules, events: partnerEvents },
  },
  tmf654: { title: 'Lowu: prepay balances by TMF654', routes: tmf654Routes },
  portal: { title: 'Lowu: the portal of partners', routes: portalRoutes },
  agent: { title: 'Lowu: the channel of tills', routes: agentRoutes },
  kiosk: { title: 'Lowu: the channel of kiosks', routes: kioskRoutes },
  hall: { title: 'Lowu: the channel of service halls', routes: hallRoutes },
  console: { title: 'Lowu: the staff channel', routes: consoleRoutes },
  verifier: { title: 'Lowu: receipts, for whoever doubts one', routes: verifierRoutes },
};

/** Where a channel's OpenAPI document stands. */
export function documentPath(channel: string): string {
  return `/api/${channel}/openapi.json`;
}

/** What channels have to say beyond their contract, in CommonMark, by their names. */
type Further = Readonly<Record<string, string>>;

/**
 * The OpenAPI documents, made from the contracts, and a page to read them, from this server alone.
 * Both are made when somebody first reads: the page's script is text of 20 MB in memory, takes a
 * fifth of a second to load, and most servers are never asked for it.
 */
export function serveReference(
  app: FastifyInstance,
  publicUrl: string,
  furtherOf: Further = {},
): void {
  for (const [channel, of] of Object.entries(described)) {
    const said = [of.introduction, furtherOf[channel]].filter((part) => part !== undefined);
    const introduction = said.length > 0 ? { introduction: said.join('\n\n') } : {};
    const document = keptOnce(async () =>
      JSON.stringify(openApi({ ...of, ...introduction, channel, serverUrl: publicUrl })),
    );
    app.get(documentPath(channel), async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(await document()),
    );
  }
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('content-security-policy', policy);
  });
  const reader = keptOnce(openReader);
  for (const path of ['', '/', '/js/scalar.js']) {
    app.get(`${page}${path}`, async (_request, reply) => {
      const { statusCode, headers, rawPayload } = await (await reader()).inject(`${page}${path}`);
      const { location, 'content-type': type } = headers;
      if (location !== undefined) return reply.redirect(location, statusCode);
      return reply.type(String(type)).send(rawPayload);
    });
  }
}

const page = '/reference';

/** The page as its maker serves it, in a server that nobody reaches. */
async function openReader(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const reader = fastify();
  const sources = Object.entries(described).map(([slug, { title }]) => {
    return { slug, title, url: documentPath(slug) };
  });
  await reader.register(scalar, {
    routePrefix: page,
    // Its maker's own services are left out: what is read here stays here.
    configuration: {
      sources,
      pageTitle: 'Lowu: API reference',
      proxyUrl: '',
      withDefaultFonts: false,
      telemetry: false,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  return reader;
}

function keptOnce<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}
