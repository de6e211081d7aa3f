import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ManualClock } from '#platform/clock';
import { serverUrl } from '#platform/postgres';
import { reactions } from '../../src/reactions.ts';
import { contextAt } from './database.ts';
import { testPostgresUrl } from './postgres.ts';
import { dropDatabase } from './template.ts';
import { connectOurAlipay, topupWorldIn, type TopupWorld } from './topup-world.ts';

interface Ending {
  after(work: () => Promise<void>): void;
}

/** A database in which there is nothing at all; its owner's URL. */
export async function emptyDatabase(t: Ending): Promise<string> {
  const server = await testPostgresUrl();
  const name = `lowu_empty_${process.pid}_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  t.after(() => dropDatabase(server, url.href));
  return url.href;
}

const moreThanWereTold = 1_000_000;

/** A world of top-ups over a database that is there already, by a clock at an instant. */
export async function reopened(
  t: Ending,
  ownerUrl: string,
  nowMs: number,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Omit<TopupWorld, 'database'>> {
  const url = await serverUrl(ownerUrl);
  const { context, end } = contextAt(url, { reactions, settings, clock: new ManualClock(nowMs) });
  t.after(end);
  await connectOurAlipay(context);
  return topupWorldIn(context, moreThanWereTold);
}
