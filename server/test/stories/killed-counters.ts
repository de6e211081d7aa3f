import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { type PhoneNumber, present } from '#base';
import { createStaff, totpAt } from '#identity';
import { addKiosk, cashOf, findKiosk, type Kiosk } from '#kiosks';
import { readFloat } from '#resellers';
import { change, changeMinor, netOf } from '#test/hall-world';
import { type MachineKey, newMachineKey, signedHeaders } from '#test/kiosk-key';
import { sentNotes } from '#test/kiosk-world';
import { openShop, openTier, pin, type Shop } from '#test/shop-world';
import { staffCaller } from '#test/finance';
import { createTill, moveSafeCash } from '#tills';
import { faultsBySeed } from './bad-network.ts';
import type { Way } from './way.ts';
import type { World } from './world.ts';

export const valueMinor = 10_000;

/** What a counter knows of one sale once it was answered. */
export interface Ended {
  readonly number: PhoneNumber;
  /** The top-up, or null where nothing was sold. */
  readonly topup: string | null;
}

/** A place where people top up, on a network of its own. */
export interface CounterOnTheWay {
  readonly name: string;
  readonly way: Way;
  /** Sells, asks where no answer came, and sends late copies; returns what became of it. */
  serve(number: PhoneNumber, draw: () => number): Promise<Ended>;
  /** What is wrong with its money, after so many were sold. */
  problems(soldCount: number): Promise<string[]>;
}

interface Answer {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: Record<string, unknown>;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const patienceMs = 2_500;

/** By a connection of its own; rejects where no whole answer came. */
async function send(way: Way, { method, path, body, headers }: Sent): Promise<Answer> {
  const octets = body && Buffer.from(JSON.stringify(body));
  const request = http.request({
    port: way.port,
    host: '127.0.0.1',
    method,
    path,
    signal: AbortSignal.timeout(patienceMs),
    agent: false,
    headers: { ...(octets && { 'content-type': 'application/json' }), ...headers },
  });
  // What is cut off while an answer is read is told by the answer.
  request.on('error', () => undefined).end(octets);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const cookies = response.headers['set-cookie']?.map((one) => one.split(';')[0] ?? '') ?? [];
  const read = JSON.parse(await text(response)) as Answer['body'];
  return { status: response.statusCode ?? 0, cookies, body: read };
}

/** Undefined where nobody knows: no answer, or one that says that it is not known. */
async function tryTo(way: Way, sent: Sent): Promise<Answer | undefined> {
  const answer = await send(way, sent).catch(() => undefined);
  return answer && answer.status < 500 && answer.status !== 429 ? answer : undefined;
}

async function untilAnswered(way: Way, sent: Sent): Promise<Answer> {
  for (;;) {
    const answer = await tryTo(way, sent);
    if (answer) return answer;
    await delay(50);
  }
}

async function openLink(world: World, seed: number): Promise<Way> {
  const faults = faultsBySeed(seed, 300);
  return world.wayForPhone((connection) => faults[connection % faults.length] ?? {});
}

/** One to three copies at once, some of them not waited for before what became of it is asked. */
async function sendCopies(way: Way, sent: Sent, draw: () => number): Promise<Promise<unknown>> {
  const copies = Array.from({ length: 1 + Math.floor(draw() * 3) }, () => tryTo(way, sent));
  const all = Promise.all(copies);
  if (draw() < 0.6) await all;
  return all;
}

/** A till or a counter: what asks by `/answer` gets one answer for ever. */
async function serveKeyed(
  way: Way,
  { sell, answer }: { readonly sell: Sent; readonly answer: Sent },
  draw: () => number,
): Promise<string | null> {
  const copies = await sendCopies(way, sell, draw);
  const asked = await untilAnswered(way, answer);
  if (asked.status !== 200) throw new Error(`asked: ${JSON.stringify(asked)}`);
  const sale = asked.body['sale'] as { readonly topup: string } | null;
  await copies;
  const late = await untilAnswered(way, sell);
  const lateTopup = (late.body['topup'] as string | undefined) ?? null;
  if (lateTopup !== (sale?.topup ?? null)) {
    throw new Error(`a late copy got ${JSON.stringify(late)} after ${JSON.stringify(asked)}`);
  }
  return lateTopup;
}

/** Sells from a float that starts at HK$10,000, of which each sale's commission is two percent. */
export async function openShopCounter(world: World, seed: number): Promise<CounterOnTheWay> {
  const { context } = world;
  await openTier(context);
  const shop: Shop = await openShop(context);
  const way = await openLink(world, seed);
  const body = { login: shop.login, pin, till: 1 };
  const { cookies, body: session } = await send(way, {
    method: 'POST',
    path: '/api/agent/session',
    body,
  });
  const headers = signedIn(cookies, session);
  return {
    name: 'the shop',
    way,
    async serve(number, draw) {
      const keyed = { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() } };
      const wanted = { number, amountMinor: valueMinor };
      const sell = { ...keyed, path: '/api/agent/sales', body: { ...wanted, pin } };
      const answer = { ...keyed, path: '/api/agent/sales/answer', body: wanted };
      return { number, topup: await serveKeyed(way, { sell, answer }, draw) };
    },
    async problems(soldCount) {
      const float = await readFloat(context, shop.id);
      const right = 1_000_000n - BigInt(soldCount) * 9_800n;
      return float === right ? [] : [`the float is ${float} and should be ${right}`];
    },
  };
}

function signedIn(cookies: readonly string[], session: Answer['body']): Record<string, string> {
  return { cookie: cookies.join('; '), 'x-csrf-token': String(session['csrfToken']) };
}

/** A drawer with change in it, at which a clerk sells for cash. */
export async function openHallCounter(world: World, seed: number): Promise<CounterOnTheWay> {
  const { context, clock } = world;
  const [till, login, password] = ['hall-1', 'clerk-1', 'a calm harbour at dawn'];
  await createTill(context, { code: till, name: 'Counter 1' });
  const bag = { direction: 'from_bank', amountMinor: 100_000n, bag: randomUUID() } as const;
  await moveSafeCash(context, staffCaller('supervisor'), bag);
  const given = { login, name: 'Clerk', roles: ['clerk'] as const, password };
  const { totpSecret } = await createStaff(context, given);
  const way = await openLink(world, seed);
  const code = totpAt(totpSecret, clock.now());
  const { cookies, body: session } = await send(way, {
    method: 'POST',
    path: '/api/console/session',
    body: { login, password, code },
  });
  const headers = signedIn(cookies, session);
  const opened = await send(way, {
    method: 'POST',
    path: `/api/hall/tills/${till}/shifts`,
    body: { count: change, fetchedMinor: Number(changeMinor), reason: '' },
    headers: { ...headers, 'idempotency-key': randomUUID() },
  });
  if (opened.status !== 201) throw new Error(`no shift: ${JSON.stringify(opened)}`);
  return {
    name: 'the hall',
    way,
    async serve(number, draw) {
      const keyed = { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() } };
      const wanted = { number, amountMinor: valueMinor };
      const tender = { kind: 'cash', handedMinor: 50_000 };
      const sell = { ...keyed, path: '/api/hall/sales', body: { ...wanted, tender } };
      const answer = { ...keyed, path: '/api/hall/sales/answer', body: wanted };
      return { number, topup: await serveKeyed(way, { sell, answer }, draw) };
    },
    async problems(soldCount) {
      const drawer = await netOf(context, `cash:${till}`);
      const right = changeMinor + BigInt(soldCount * valueMinor);
      return drawer === right ? [] : [`the drawer has ${drawer} and should have ${right}`];
    },
  };
}

/** A machine that tells of each note that it kept until it is answered, as its queue does. */
export async function openKioskCounter(world: World, seed: number): Promise<CounterOnTheWay> {
  const { context } = world;
  const key = newMachineKey();
  const id = await context.db.transaction((tx) =>
    addKiosk(tx, { code: 'kt-1', name: 'Kwun Tong', publicKey: key.publicKey }),
  );
  const kiosk = present(await findKiosk(context, id), 'a kiosk');
  const way = await openLink(world, seed);
  const told: Sent[] = [];
  return {
    name: 'the kiosk',
    way,
    async serve(number, draw) {
      const sent = keptNote(world, { kiosk, key }, number);
      told.push(sent);
      const copies = await sendCopies(way, sent, draw);
      const answer = await untilAnswered(way, sent);
      await copies;
      // What was told long ago is told once more, in no order.
      const earlier = present(told[Math.floor(draw() * told.length)], 'a sale');
      const again = await untilAnswered(way, earlier);
      const states = [answer, again].map(({ body }) => String(body['state']));
      if (states.some((state) => state !== 'credited')) throw new Error(states.join(' '));
      return { number, topup: sent.path };
    },
    async problems(soldCount) {
      const box = await netOf(context, cashOf(kiosk));
      const right = BigInt(soldCount * valueMinor);
      return box === right ? [] : [`the box has ${box} and should have ${right}`];
    },
  };
}

/** As the machine signs and stores it; the same bytes are sent each time. */
function keptNote(
  { clock }: World,
  { kiosk, key }: { readonly kiosk: Kiosk; readonly key: MachineKey },
  number: PhoneNumber,
): Sent {
  const { path, body } = sentNotes({ clock }, kiosk, number);
  const octets = Buffer.from(JSON.stringify(body));
  const signable = { method: 'PUT', path, body: octets, keyId: kiosk.id, atMs: clock.now() };
  return { method: 'PUT', path, body, headers: signedHeaders(key, signable) };
}
