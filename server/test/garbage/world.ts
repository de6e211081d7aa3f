import assert from 'node:assert/strict';
import { hourMs, newId, type PhoneNumber, slotFor } from '#base';
import { createStaff, totpAt } from '#identity';
import { addKiosk } from '#kiosks';
import { type Sender, sendDueMessages } from '#notifications';
import { quoteTopup, type OrderedTopup } from '#topups';
import { newMachineKey, signedHeaders } from '#test/kiosk-key';
import { createDeveloper } from '#partners';
import { openPartner } from '#test/partner-world';
import { openTopupWorld, type Person, type TopupWorld } from '#test/topup-world';
import { openShop, openTier } from '#test/shop-world';
import { serveDemo } from '#test/serve-demo';
import { send, type Sent } from './send.ts';

/** Who can call: the headers that say so, and nothing for a stranger. */
export type Who =
  | 'nobody'
  | 'device'
  | 'subscriber'
  | 'other'
  | 'staff'
  | 'operator'
  | 'partner'
  | 'developer'
  | 'kiosk';

/** The whole server on a port, people signed in over HTTP, and ids of all that they have. */
export interface GarbageWorld extends TopupWorld {
  readonly port: number;
  readonly who: Readonly<Record<Who, Readonly<Record<string, string>>>>;
  /** Of the subscriber: credited an hour ago, so that nothing can be taken back any more. */
  readonly credited: OrderedTopup;
  /** Of the subscriber: waits for its payment. */
  readonly open: OrderedTopup;
  /** What a machine of ours adds to a request. */
  readonly sign: (sent: Sent) => Record<string, string>;
  /** Credited to the other subscriber. */
  readonly others: OrderedTopup;
  readonly own: Person;
  /** What fits a field of this name, of everybody's and of every age. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
}

/** A limit on how often would hide everything that lies behind it. */
const settings = Object.fromEntries(
  [
    'codes_per_address_hour',
    'codes_per_device_hour',
    'codes_per_network_hour',
    'codes_per_number_day',
    'codes_per_number_hour',
    'devices_per_address_hour',
    'sign_ins_per_address_hour',
    'staff_sign_ins_per_address_hour',
  ].map((name) => [`identity.${name}`, 1_000]),
);

const numbers: readonly PhoneNumber[] = ['+85251234567', '+85261234567', '+8613800138000'];

export async function openGarbageWorld(t: {
  after(work: () => Promise<void>): void;
}): Promise<GarbageWorld> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  const own = await world.person([numbers[0] ?? '+', numbers[2] ?? '+']);
  const other = await world.person([numbers[1] ?? '+']);
  const credited = await world.order(own.number, 5_000n, own.subscriber);
  await world.tell(credited);
  const others = await world.order(other.number, 10_000n, other.subscriber);
  await world.tell(others);
  const stale = await quoteTopup(context, {
    number: own.number,
    valueMinor: 5_000n,
    maker: own.subscriber,
    channel: 'app',
  });
  context.clock.advance(hourMs);
  const open = await world.order(own.number, 20_000n, own.subscriber);
  const fresh = await quoteTopup(context, {
    number: other.number,
    valueMinor: 5_000n,
    maker: own.subscriber,
    channel: 'app',
  });
  const server = await serveDemo(context);
  t.after(() => server.stop());
  const { port } = server;
  const who = {
    nobody: {},
    device: await deviceHeaders(port),
    subscriber: await signIn(world, port, own.number),
    other: await signIn(world, port, other.number),
    staff: await signInStaff(world, port),
    operator: await signInTill(world),
    partner: await partnerHeaders(world, port),
    developer: await developerHeaders(world, port),
    // It signs each request anew.
    kiosk: {},
  };
  const sign = await openMachine(world);
  const known = await knownIn(world, {
    own,
    other,
    credited,
    open,
    others,
    quotes: [fresh.id, stale.id],
  });
  return { ...world, port, who, sign, credited, open, others, own, known };
}

interface Things {
  readonly own: Person;
  readonly other: Person;
  readonly credited: OrderedTopup;
  readonly open: OrderedTopup;
  readonly others: OrderedTopup;
  readonly quotes: readonly string[];
}

async function knownIn(
  world: TopupWorld,
  { own, other, credited, open, others, quotes }: Things,
): Promise<Record<string, readonly unknown[]>> {
  const receipts = [credited, others].map(async ({ id, maker }) => {
    return (await world.read(id, maker)).result?.receipt;
  });
  return {
    number: [...numbers, '+85291234567', '5123 4567', '+1 650 253 0000'],
    amountMinor: [5_000, 10_000, 5_001, 0, -5_000, 300_000, 9_007_199_254_740_991],
    topup: [credited.id, open.id, others.id, `top_${own.line.slice(4)}`],
    line: [own.line, other.line, `lin_${credited.id.slice(4)}`],
    code: [...(await Promise.all(receipts)), '000000', '000000000000'],
    quote: [...quotes, `quo_${credited.id.slice(4)}`],
    method: ['alipay_cn', 'alipay', ''],
    attempt: [credited.attempt, open.attempt, `att_${open.id.slice(4)}`].map(
      (id) => `att_${id.slice(4)}`,
    ),
    subject: [own.line, own.subscriber],
    before: [new Date(world.context.clock.now()).toISOString(), '2999-12-31T23:59:59Z'],
    connector: ['alipay_cn', 'alipay', 'constructor'],
    kiosk: ['garbage', 'kt-01', newId('ksk', 1, slotFor('garbage'))],
    sale: [newId('ksl', 1, slotFor('garbage')), newId('ksl', 2, 5)],
    reference: ['order-1', 'order-2', '.', '~'],
    cursor: [`${world.context.clock.now()}-${credited.id.slice(4)}`, '0-', '9'],
  };
}

async function deviceHeaders(port: number): Promise<Record<string, string>> {
  return headersOf(await send(port, { method: 'GET', path: '/api/app/session', headers: {} }));
}

/** The cookies an answer sets, and the token that it names. */
function headersOf({ headers, body }: Awaited<ReturnType<typeof send>>): Record<string, string> {
  const cookie = [headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]);
  const { csrfToken } = JSON.parse(body) as { csrfToken: string };
  return { cookie: cookie.join('; '), 'x-csrf-token': csrfToken };
}

async function signIn(
  { context }: TopupWorld,
  port: number,
  number: PhoneNumber,
): Promise<Record<string, string>> {
  const device = await deviceHeaders(port);
  const headers = { ...device, 'content-type': 'application/json' };
  const post = (path: string, body: object) =>
    send(port, { method: 'POST', path, headers, body: Buffer.from(JSON.stringify(body)) });
  await post('/api/app/session/codes', { number });
  const texts: string[] = [];
  const sender: Sender = {
    async send(_http, { text }) {
      texts.push(text);
      return { outcome: 'delivered' };
    },
  };
  await sendDueMessages(context, { sms: sender });
  const code = /\d{6}/.exec(texts.at(-1) ?? '')?.[0];
  const answer = await post('/api/app/session', { number, code });
  assert.equal(answer.status, 200, answer.body);
  const signedIn = headersOf(answer);
  return { ...signedIn, cookie: `${device['cookie']}; ${signedIn['cookie']}` };
}

/** Somebody at the till of a shop whose float is full. */
async function signInTill({ context }: TopupWorld) {
  await openTier(context);
  const { visit } = await openShop(context);
  return { cookie: `lowu-till=${visit.token}`, 'x-csrf-token': visit.csrfToken };
}

/** Somebody at the portal, by password and authenticator. */
async function developerHeaders({ context }: TopupWorld, port: number) {
  const { reseller } = await openPartner(context);
  const factors = { email: 'dev@example.net', password: 'garbage-in-garbage-out' };
  const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await createDeveloper(context, reseller, { ...factors, totpSecret });
  const code = totpAt(totpSecret, context.clock.now());
  const headers = { 'content-type': 'application/json' };
  const body = Buffer.from(JSON.stringify({ ...factors, code }));
  const asked = { method: 'POST', path: '/api/portal/session', headers, body };
  return headersOf(await send(port, asked));
}

async function partnerHeaders({ context }: TopupWorld, port: number) {
  const { client, secret } = await openPartner(context, { requestsPerMinute: 1_000_000 });
  const form = { grant_type: 'client_credentials', client_id: client, client_secret: secret };
  const answer = await send(port, {
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(form).toString()),
  });
  assert.equal(answer.status, 200, answer.body);
  const { access_token: token } = JSON.parse(answer.body) as { access_token: string };
  return { authorization: `Bearer ${token}` };
}

async function openMachine({ context }: TopupWorld): Promise<GarbageWorld['sign']> {
  const key = newMachineKey();
  const { publicKey } = key;
  const kiosk = await context.db.transaction((tx) =>
    addKiosk(tx, { code: 'garbage', name: 'Garbage', publicKey }),
  );
  return ({ method, path: asked, headers, body = Buffer.alloc(0) }) => {
    const [path = ''] = asked.split('?');
    const idempotencyKey = headers['idempotency-key']?.trim();
    return signedHeaders(key, {
      method,
      path,
      body,
      ...(idempotencyKey === undefined ? {} : { key: idempotencyKey }),
      keyId: kiosk,
      atMs: context.clock.now(),
    });
  };
}

async function signInStaff({ context }: TopupWorld, port: number) {
  const [login, password] = ['auditor', 'a calm harbour at dawn'];
  const roles = ['auditor', 'operator'] as const;
  const { totpSecret } = await createStaff(context, { login, name: login, roles, password });
  const code = totpAt(totpSecret, context.clock.now());
  const body = Buffer.from(JSON.stringify({ login, password, code }));
  const headers = { 'content-type': 'application/json' };
  const path = '/api/console/session';
  const answer = await send(port, { method: 'POST', path, headers, body });
  assert.equal(answer.status, 200, answer.body);
  return headersOf(answer);
}
