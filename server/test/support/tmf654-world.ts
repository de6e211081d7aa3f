import assert from 'node:assert/strict';
import { tmf654Base } from '@lowu/contract/tmf654';
import { auditBalanceActions } from '#balance-actions';
import { minuteMs, type PhoneNumber, uuidOf } from '#base';
import { auditBooks } from '#ledger';
import type { Context } from '#platform/context';
import { afterJobs } from '#platform/facts';
import { openJobs } from '#platform/jobs';
import { auditResellers } from '#resellers';
import { auditSales } from '#sales';
import { auditTopups } from '#topups';
import { reactions } from '../../src/reactions.ts';
import { openPartnerWorld, type Partner, type PartnerWorld } from './partner-world.ts';
import type { Person } from './topup-world.ts';

export interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** A program that speaks TMF654. */
export interface Program {
  readonly partner: Partner;
  readonly headers: Record<string, string>;
  call(method: string, path: string, body?: object, more?: Record<string, string>): Promise<Told>;
  get(path: string): Promise<Told>;
  list(path: string): Promise<Record<string, unknown>[]>;
  post(path: string, body: object, key?: string): Promise<Told>;
}

export interface Tmf654World extends PartnerWorld {
  program(given?: Parameters<PartnerWorld['partner']>[0]): Promise<Program>;
  house(given?: Parameters<PartnerWorld['partner']>[0]): Promise<Program>;
  /** A person with a number of their own and the id of their main bucket. */
  someone(balanceMinor?: bigint): Promise<Person & { readonly bucket: string }>;
  /** What facts cause behind their commits, until the end of the file. */
  openJobs(): Promise<void>;
  /** Recomputes the books; every test of money ends with it. */
  audit(): Promise<void>;
}

let numbers = 0;

export async function openTmf654World(
  t: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Tmf654World> {
  const world = await openPartnerWorld(t, settings);
  const { context } = world;
  const program: Tmf654World['program'] = async (given) => {
    const partner = await world.partner(given);
    const headers = await world.signedIn(partner);
    let signedAt = context.clock.now();
    const call: Program['call'] = async (method, path, body, more = {}) => {
      // A token lives for minutes, and tests let hours pass.
      if (context.clock.now() - signedAt >= 10 * minuteMs) {
        Object.assign(headers, await world.signedIn(partner));
        signedAt = context.clock.now();
      }
      return world.call(tmf654Base + path, {
        method,
        headers: { ...headers, ...more },
        ...(body ? { body } : {}),
      });
    };
    return {
      partner,
      headers,
      call,
      get: (path) => call('GET', path),
      list: async (path) => {
        const { status, body } = await call('GET', path);
        assert.equal(status, 200, JSON.stringify(body));
        return body as unknown as Record<string, unknown>[];
      },
      post: (path, body, key) =>
        call('POST', path, body, key === undefined ? {} : { 'idempotency-key': key }),
    };
  };
  return {
    ...world,
    program,
    house: (given) => program({ name: 'Hotline', isHouse: true, ...given }),
    async someone(balanceMinor = 12_250n) {
      numbers += 1;
      const number: PhoneNumber = `+8529${String(1_000_000 + numbers)}`;
      const person = await world.person([number], balanceMinor);
      return { ...person, number, bucket: `bkt_${uuidOf(person.line)}_0` };
    },
    openJobs: () => openReactingJobs(t, world),
    async audit() {
      const audits = [auditBooks, auditResellers, auditSales, auditTopups, auditBalanceActions];
      const checks = await Promise.all(audits.map((audit) => audit(context)));
      assert.deepEqual(
        checks.flat().flatMap(({ problems }) => problems),
        [],
      );
    },
  };
}

/** The jobs that facts queue, run as the server's role `jobs` runs them. */
async function openReactingJobs(
  t: { after(work: () => Promise<void>): void },
  { context, database }: PartnerWorld,
): Promise<void> {
  const tasks = afterJobs(reactions).map(({ task, run }) => ({
    name: task,
    run: (inside: Context, payload: unknown) => run(inside, payload as readonly never[]),
  }));
  const jobs = await openJobs(context, database.url, tasks);
  t.after(() => jobs.stop());
}

export function hkd(amount: number): { amount: number; units: string } {
  return { amount, units: 'HKD' };
}
