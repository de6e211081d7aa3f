import type { AddressInfo } from 'node:net';
import type { PhoneNumber } from '#base';
import { openPartnerChannel } from '#channels/partner';
import { openTmf654Channel } from '#channels/tmf654';
import { createPartner, type Credentials, houseScopes, type NewPartner, scopes } from '#partners';
import type { Context } from '#platform/context';
import { openServer } from '#platform/http';
import type { ResellerId } from '#resellers';
import type { Answered, Asked } from './console-world.ts';
import { fill, openTier } from './shop-world.ts';
import { openTopupWorld, type TopupWorld } from './topup-world.ts';

export interface Partner extends Credentials {
  readonly reseller: ResellerId;
}

/** The top-up world behind a real server with the partners' channel. */
export interface PartnerWorld extends TopupWorld {
  readonly base: string;
  call(path: string, asked?: Asked): Promise<Answered>;
  partner(given?: Partial<NewPartner> & { floatMinor?: bigint }): Promise<Partner>;
  /** The number of a line that nobody else has had yet. */
  newNumber(): Promise<PhoneNumber>;
  /** The headers of a client that has just got its token. */
  signedIn(credentials: Credentials, scope?: string): Promise<Record<string, string>>;
}

/** As `lowu partners add` would, with money in the float. */
export async function openPartner(
  context: Context,
  { floatMinor = 1_000_000n, ...given }: Partial<NewPartner> & { floatMinor?: bigint } = {},
): Promise<Partner> {
  await openTier(context);
  const made = await createPartner(context, {
    name: 'Bay e-shop',
    tier: 'usual',
    language: 'en',
    scopes: given.isHouse ? [...scopes, ...houseScopes] : scopes,
    networks: [],
    requestsPerMinute: 100_000,
    ...given,
  });
  if (floatMinor > 0n) await fill(context, made.reseller, floatMinor);
  return made;
}

export async function openPartnerWorld(
  t: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<PartnerWorld> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  const { log, metrics } = context;
  const app = openServer({ log, metrics, limits: { closeTimeoutMs: 50 } });
  // Its own address is what tokens are for, so it must be known before the channel is opened.
  const { clock } = context;
  const sandboxClock = {
    forward: (byMs: number) => clock.advance(byMs),
    realNow: () => clock.now(),
  };
  const place = { publicUrl: '', isDemo: true, sandboxClock };
  await app.register(async (scope) => openPartnerChannel(scope, context, place));
  await app.register(async (scope) => openTmf654Channel(scope, context, place));
  // One address: of two, the second may be another program's at that port, and answer in its place.
  await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  const base = `http://localhost:${(app.server.address() as AddressInfo).port}`;
  place.publicUrl = base;

  let people = 0;
  const call: PartnerWorld['call'] = async (path, { method = 'GET', body, headers } = {}) => {
    const isForm = body instanceof URLSearchParams;
    const type = body && !isForm ? { 'content-type': 'application/json' } : {};
    const response = await fetch(base + path, {
      method,
      headers: { ...type, ...headers },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isTable = response.headers.get('content-type')?.startsWith('text/csv') ?? false;
    const parsed = isTable ? { table: text } : text === '' ? {} : JSON.parse(text);
    return { status: response.status, body: parsed, headers: response.headers };
  };

  return {
    ...world,
    base,
    call,
    partner: (given) => openPartner(context, given),
    async newNumber() {
      people += 1;
      const number: PhoneNumber = `+8526${String(1_000_000 + people)}`;
      await world.person([number]);
      return number;
    },
    async signedIn({ client, secret }, scope) {
      const form = { grant_type: 'client_credentials', client_id: client, client_secret: secret };
      const body = new URLSearchParams(scope === undefined ? form : { ...form, scope });
      const { body: answer } = await call('/oauth/token', { method: 'POST', body });
      return { authorization: `Bearer ${String(answer['access_token'])}` };
    },
  };
}
