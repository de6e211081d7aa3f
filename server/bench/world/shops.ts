import { randomBytes } from 'node:crypto';
import { dayMs, isoTime, newUuid, slotOf, uuidOf } from '#base';
import { csrfTokenFor, newToken, tokenHash } from '#identity';
import type { Context } from '#platform/context';
import { createReseller, type NewReseller, type ResellerId } from '#resellers';
import { withHastyClient } from './copies.ts';
import { fillFloats, setBenchTier } from './floats.ts';

/** A till whose operator is signed in, as the headers of its requests say. */
export interface BenchTill {
  readonly headers: Readonly<Record<string, string>>;
}

export interface Shops {
  /** Of the chain, whose shops sell from one float. */
  readonly chain: readonly BenchTill[];
  readonly agents: readonly BenchTill[];
}

export const benchPin = '271828';

const agentCount = 1_000;
const shopsOfChain = 50;

/** A thousand resellers, one of them a chain with shops; each has a till with somebody at it. */
export async function openShops(context: Context, url: string): Promise<Shops> {
  await setBenchTier(context);
  const chain = await context.db.transaction((tx) => createReseller(tx, shop('chain', 0)));
  await fillFloats(context, [chain]);
  const shops = await openMany(context, shopsOfChain, { parent: chain, sharesFloat: true });
  const agents = await openMany(context, agentCount - 1, {});
  for (let from = 0; from < agents.length; from += 200) {
    await fillFloats(context, agents.slice(from, from + 200));
  }
  const tills = await signAllIn(context, url, [...shops, ...agents]);
  return { chain: tills.slice(0, shops.length), agents: tills.slice(shops.length) };
}

function shop(kind: NewReseller['kind'], index: number): NewReseller {
  // Each is told of its sales, as shops are.
  const number = `+8526${String(1_000_000 + index)}` as const;
  return { kind, name: `Shop ${index}`, tier: 'bench', number, language: 'en', tills: ['1'] };
}

async function openMany(
  context: Context,
  count: number,
  more: Partial<NewReseller>,
): Promise<ResellerId[]> {
  return context.db.transaction(async (tx) => {
    const ids: ResellerId[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push(await createReseller(tx, { ...shop('agent', index), ...more }));
    }
    return ids;
  });
}

/** By rows: a thousand argon2 hashes would take a minute, and no sale looks at one. */
async function signAllIn(
  context: Context,
  url: string,
  ids: readonly ResellerId[],
): Promise<BenchTill[]> {
  const { secrets, clock } = context;
  const nowMs = clock.now();
  const people = ids.map((id) => {
    const token = newToken();
    const session = newUuid(nowMs, slotOf(id));
    const csrfToken = csrfTokenFor(secrets, 'till', session);
    return {
      slot: slotOf(id),
      reseller: uuidOf(id),
      operator: newUuid(nowMs, slotOf(id)),
      login: randomBytes(8).toString('hex'),
      session,
      hash: tokenHash(secrets, 'till_session', token),
      proof: secrets.fingerprint(`${token} ${benchPin}`, 'resellers.pin'),
      headers: {
        cookie: `lowu-till=${token}`,
        'x-csrf-token': csrfToken,
        'content-type': 'application/json',
      },
    };
  });
  const columns = (
    ['slot', 'reseller', 'operator', 'login', 'session', 'hash', 'proof'] as const
  ).map((name) => people.map((one) => one[name]));
  const times = [isoTime(nowMs), isoTime(nowMs + dayMs)];
  await withHastyClient(url, (client) => client.query(insertPeople, [...columns, ...times]));
  return people.map(({ headers }) => ({ headers }));
}

const insertPeople = `
  with given as (
    select * from unnest($1::int2[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bytea[],
      $7::bytea[]) as r (slot, reseller, operator, login, session, token_hash, pin_proof)
  ), people as (
    insert into resellers.operator (slot, id, reseller, login, name, is_supervisor, pin, created_at)
    select slot, operator, reseller, login, 'Bench', false, '', $8 from given
  )
  insert into resellers.session (token_hash, slot, id, operator, reseller, till, pin_proof,
    opened_at, expires_at)
  select token_hash, slot, session, operator, reseller, 1, pin_proof, $8, $9 from given`;
