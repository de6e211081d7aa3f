import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAgentChannel } from '#channels/agent';
import { openAppChannel } from '#channels/app';
import { openConsoleChannel } from '#channels/console';
import { openHallChannel } from '#channels/hall';
import { openPartnerChannel, openPortalChannel } from '#channels/partner';
import { documentPath, serveReference } from '#channels/reference';
import { serveVerifier } from '#channels/verifier';
import { openServer } from '#platform/http';
import { testDatabase } from '#test/database';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, { name: string }>> };
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

const place = {
  publicUrl: 'http://localhost',
  isDemo: true,
  inboxUrl: null,
  demoStaff: () => [],
  demoTills: () => [],
};

const channels = ['agent', 'app', 'partner', 'portal', 'hall', 'console', 'verifier'];

/** A server with all channels, and what it was told to serve. */
async function servedBy(t: { after(work: () => Promise<void>): void }) {
  const context = (await testDatabase(t)).context();
  const app = openServer(context);
  const served: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      if (one !== 'HEAD') served.push(`${one} ${url.replace(/:(\w+)/g, '{$1}')}`);
    }
  });
  await app.register(async (scope) => openAppChannel(scope, context, place));
  await app.register(async (scope) => openConsoleChannel(scope, context, place));
  await app.register(async (scope) => openAgentChannel(scope, context, place));
  await app.register(async (scope) => openHallChannel(scope, context, place));
  await app.register(async (scope) => openPartnerChannel(scope, context, place));
  await app.register(async (scope) => serveVerifier(scope, context, undefined));
  await app.register(async (scope) => openPortalChannel(scope, context, place));
  await app.register(async (scope) => serveReference(scope, place.publicUrl));
  t.after(() => app.close());
  return { app, served };
}

/** OAuth 2 has places of its own, which are the partners', and so has who doubts a receipt. */
function isOf(channel: string, served: string): boolean {
  const isOauth = / \/(?:oauth|\.well-known\/oauth-authorization-server)/.test(served);
  const isLookUp = channel === 'verifier' && served.includes(' /verify/');
  return served.includes(` /api/${channel}/`) || (channel === 'partner' && isOauth) || isLookUp;
}

test('the documents describe every operation that is served, and no other', async (t) => {
  const { app, served } = await servedBy(t);
  for (const channel of channels) {
    const answer = await app.inject(documentPath(channel));
    const document = answer.json() as Document;
    assert.equal(document.openapi, '3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const own = served.filter((one) => isOf(channel, one));
    const documents = `GET ${documentPath(channel)}`;
    assert.deepEqual(described.toSorted(), own.filter((one) => one !== documents).toSorted());
  }
});

test('a document names the cookies that an operation needs', async (t) => {
  const { app } = await servedBy(t);
  const document = (await app.inject(documentPath('console'))).json() as Document;
  assert.deepEqual(document.components.securitySchemes, {
    staff: { type: 'apiKey', in: 'cookie', name: 'lowu-staff' },
  });
  const lines = document.paths['/api/console/lines']?.['get'];
  assert.deepEqual(lines?.security, [{ staff: [] }]);
  assert.equal(document.paths['/api/console/session']?.['post']?.security, undefined);
  const apps = (await app.inject(documentPath('app'))).json() as Document;
  assert.deepEqual(apps.paths['/api/app/lines']?.['get']?.security, [{ device: [], session: [] }]);
});

test('the reference page lists the document of every channel', async (t) => {
  const { app } = await servedBy(t);
  const { payload } = await app.inject('/reference/');
  for (const channel of channels) assert.ok(payload.includes(documentPath(channel)));
});
