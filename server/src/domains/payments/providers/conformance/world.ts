import assert from 'node:assert/strict';
import { type InstantMs, newId, present } from '#base';
import type { HttpClient } from '#platform/http';
import { changeBy, type Evidence, type EvidenceSource } from '../../evidence.ts';
import type { Attempt, Scene } from '../../payment.ts';
import type { Refund } from '../../refund.ts';
import type { CollectionPlan, DeclineKind, KnownMandate } from '../mandates.ts';
import type {
  Beginning,
  CallTools,
  NoticeReading,
  Provider,
  RawNotice,
  Start,
} from '../provider.ts';
import { sentAttempt } from './sent-attempt.ts';

export type Call = 'start' | 'query' | 'close' | 'refund' | 'queryRefund';

/** What can befall one call. `after` means that the provider has done what it was asked to do. */
export const uncertainFaults = [
  'timeout before effect',
  'timeout after effect',
  'reset before effect',
  'reset after effect',
  'server error before effect',
  'server error after effect',
  'busy before effect',
  'busy after effect',
  'unreadable answer',
  'bad signature',
] as const;
export type CallFault = (typeof uncertainFaults)[number] | 'slow' | 'probe signature';

export type NoticeFault =
  | 'duplicate'
  | 'reordered'
  | 'missing'
  | 'forged'
  | 'wrong amount'
  | 'wrong currency'
  | 'wrong seller'
  | 'wrong application'
  | 'probe signature';

/** A provider's sandbox, running, with the provider set up for it and a buyer to act. */
export interface ProviderWorld {
  readonly provider: Provider;
  /** It soon gives up a call that `breakCall` has left without an answer. */
  readonly http: HttpClient;
  /** As a payer's browser brings it about, now. */
  beginning(): Beginning;
  /** The scene in which beginning calls the provider; undefined where it is an address alone. */
  readonly calledScene: Scene | undefined;
  /** Whether notices tell of more than money: of closes and refusals, too. */
  readonly areClosesTold: boolean;
  /** Whether an answer that was changed on its way is seen to be. */
  readonly areAnswersSigned: boolean;
  /** How much longer than the attempt the provider's page can be paid, unless we end it. */
  readonly outlivesMs: number;
  now(): InstantMs;
  passTime(byMs: number): Promise<void>;
  /** The buyer opens the page or scans the code: from here on the provider knows the number. */
  arrive(attempt: Attempt, start: Start): Promise<void>;
  /** False when it can no longer be paid. */
  pay(attempt: Attempt): Promise<boolean>;
  /** Resolves with false where a buyer who says no leaves the attempt as it is. */
  refuse(attempt: Attempt): Promise<boolean>;
  breakCall(attempt: Attempt, call: Call, fault: CallFault): Promise<void>;
  /**
   * The next such call is left without an answer, and the provider does what it was asked to do
   * `afterMs` later.
   */
  delayEffect(attempt: Attempt, call: Call | 'collect', afterMs: number): Promise<void>;
  /** Befalls the notice of the payment or, where none is sent, the money itself. */
  breakNotices(attempt: Attempt, fault: NoticeFault): Promise<void>;
  /** The buyer's money arrives although the attempt has been closed, `afterMs` after that. */
  letMoneyComeLate(attempt: Attempt, afterMs: number): Promise<void>;
  /** The attempt's next refund takes its time. */
  delayRefund(attempt: Attempt, afterMs: number, end: 'success' | 'failure'): Promise<void>;
  /** The notices that came for an attempt, at least so many. */
  notices(attempt: Attempt, least: number): Promise<RawNotice[]>;
  /** What has really happened, which no merchant can see. */
  truth(attempt: Attempt): Promise<Truth>;
  /** Where the provider has mandates: a payer who gives them, and changes their mind. */
  readonly mandates?: MandateWorld;
  /** What its sandbox can break, by its own names. */
  knownFaults(): Promise<readonly string[]>;
  /** The provider signs with a new key from now on. Gives ours set up anew, knowing both. */
  rotateKey(): Promise<Provider>;
  close(): Promise<void>;
}

/** What befalls a provider's mandates. */
export interface MandateWorld extends MandateActs {
  breakCollection(attempt: Attempt, fault: CallFault): Promise<void>;
  /** The notices that came for a mandate, at least so many. */
  notices(mandate: KnownMandate, least: number): Promise<RawNotice[]>;
}

/** What payers do, by each provider's own pages. */
export interface MandateActs {
  /** The fixed days to ask for, where there must be some. */
  plan?(nowMs: InstantMs): CollectionPlan;
  /** The payer agrees on the page; gives what their browser brings back. */
  agree(page: string): Promise<Readonly<Record<string, unknown>>>;
  disagree(page: string): Promise<Readonly<Record<string, unknown>>>;
  /** Has told what must be told, and lets time pass, until a payment can be taken. */
  ready?(
    world: ProviderWorld,
    mandate: { readonly number: string; readonly token: string },
  ): Promise<void>;
  /** The payer stops it at the provider. */
  stop(number: string): Promise<void>;
  /** A payment that it has not made within a minute it never makes. */
  readonly endsSoon?: boolean;
  readonly areStopsTold: boolean;
  isActive(number: string): Promise<boolean>;
  /** The payment that comes next is declined so; false where this provider never does. */
  decline(number: string, attempt: Attempt, kind: DeclineKind): Promise<boolean>;
}

export interface Truth {
  readonly isPaid: boolean;
  readonly refundedMinor: bigint;
}

/** The world of a suite, there once its tests run. */
export type Use = () => ProviderWorld;

export function tools(world: ProviderWorld): CallTools {
  return { http: world.http, nowMs: world.now() };
}

export function newAttempt(world: ProviderWorld, given: Partial<Attempt> = {}): Attempt {
  const { currencies, scenes } = world.provider.capabilities;
  return sentAttempt(world.now(), {
    connector: 'tested',
    scene: present(scenes[0], 'a scene'),
    currency: present(currencies[0], 'a currency'),
    ...given,
  });
}

/** An attempt whose buyer stands before the provider's page. */
export async function begun(world: ProviderWorld, given?: Partial<Attempt>): Promise<Attempt> {
  const attempt = newAttempt(world, given);
  const start = await world.provider.start(tools(world), attempt, world.beginning());
  await world.arrive(attempt, start);
  const evidence = start.kind === 'redirect' ? start.evidence : undefined;
  return afterAll(attempt, evidence ? [[evidence, 'reply']] : []);
}

export async function paid(world: ProviderWorld, given?: Partial<Attempt>): Promise<Attempt> {
  const attempt = await begun(world, given);
  assert.ok(await world.pay(attempt), 'the buyer could not pay');
  return attempt;
}

/** Paid by a buyer, and something befalls the notice of it. */
export async function paidDespite(world: ProviderWorld, fault: NoticeFault): Promise<Attempt> {
  const attempt = await begun(world);
  await world.breakNotices(attempt, fault);
  assert.ok(await world.pay(attempt));
  return attempt;
}

export function query(world: ProviderWorld, attempt: Attempt): Promise<Evidence> {
  return world.provider.query(tools(world), attempt);
}

export function newRefund(world: ProviderWorld, attempt: Attempt, amount: bigint): Refund {
  return {
    slot: attempt.slot,
    id: newId('rfd', world.now(), attempt.slot),
    payment: attempt.payment,
    attempt: attempt.id,
    reference: 'top_1',
    amount,
    currency: attempt.currency,
    reason: 'The wrong number was topped up.',
    state: 'sent',
    providerReference: null,
    evidence: null,
    askAt: null,
    asked: 0,
    byBank: null,
  };
}

export type Told = readonly [evidence: Evidence, source: EvidenceSource];

/** What becomes of the attempt by what it is told, in this order. */
export function afterAll(
  attempt: Attempt,
  told: readonly Told[],
  isQuietTimeOver = false,
): Attempt {
  return told.reduce(
    (now, [evidence, source]) => ({ ...now, ...changeBy(now, evidence, source, isQuietTimeOver) }),
    attempt,
  );
}

type Authentic = Extract<NoticeReading, { kind: 'authentic' }>;
type Captured = Extract<Evidence, { says: 'captured' }>;

export function authentic(
  world: ProviderWorld,
  notice: RawNotice | undefined,
  provider: Provider = world.provider,
): Authentic {
  const reading = provider.readNotice(present(notice, 'a notice'), world.now());
  const reason = 'reason' in reading ? reading.reason : '';
  assert.equal(reading.kind, 'authentic', reason);
  return reading;
}

export function captured(evidence: Evidence): Captured {
  assert.equal(evidence.says, 'captured', `says ${evidence.says}`);
  return evidence;
}
