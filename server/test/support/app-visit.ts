import assert from 'node:assert/strict';
import { type AppRoutes, appRoutes } from '@lowu/contract/app';
import type { AnswerOf } from '@lowu/contract/route';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { type Language, type PhoneNumber, present } from '#base';
import { openAppChannel } from '#channels/app';
import { openDevice, requestCode, signIn } from '#identity';
import { type OutgoingMessage, sendDueMessages } from '#notifications';
import { openServer } from '#platform/http';
import { findLineByNumber, type LineId } from '#subscribers';
import { reactions } from '../../src/reactions.ts';
import { openChargingScript } from './charging-script.ts';
import { type TestContext, testDatabase } from './database.ts';

type Name = keyof AppRoutes;

interface Given {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Somebody who is signed in and speaks English with the app's channel. */
export interface Visitor {
  /** The answer, held against the contract; a refusal is thrown with its code. */
  ask<Asked extends Name>(name: Asked, given: Given): Promise<AnswerOf<AppRoutes[Asked]>>;
  /** What came back, whatever it was. */
  send(
    name: Name,
    given: Given,
  ): Promise<{
    readonly status: number;
    readonly type: string;
    readonly text: string;
    readonly headers: Readonly<Record<string, unknown>>;
  }>;
}

export interface AppVisit {
  readonly context: TestContext;
  /** The owner of `line`, and somebody with a line of their own. */
  readonly owner: Visitor;
  readonly stranger: Visitor;
  readonly line: LineId;
  /** Does a step of `charging-script.ts`, and says what the network is answered. */
  run(step: string): Promise<string>;
  /** Does steps of `charging-script.ts`, one to a row; the owner's line is `a`. */
  play(steps: string): Promise<void>;
  /** What the audit finds wrong. */
  problems(): Promise<string[]>;
}

interface VisitOptions {
  readonly plan?: string;
  readonly money?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Two people who are signed in to the app, and networks that say what their lines do. */
export async function openAppVisit(
  t: { after(work: () => Promise<void>): void },
  { plan = 'commuter', money = '50', settings = {} }: VisitOptions = {},
): Promise<AppVisit> {
  const context = (await testDatabase(t)).context({ reactions, settings });
  const script = await openChargingScript(context);
  for (const name of ['a', 'b']) await script.run(`line ${name} ${plan} ${money} for 400`);
  const { log, metrics } = context;
  const app = openServer({ log, metrics });
  const place = { publicUrl: 'http://localhost', isDemo: true, inboxUrl: null };
  await app.register(async (scope) => openAppChannel(scope, context, place));
  t.after(async () => app.close());
  return {
    context,
    owner: visitorOf(context, app, '+85251000010'),
    stranger: visitorOf(context, app, '+85251000011'),
    line: script.lineOf('a'),
    run: (step) => script.run(step),
    problems: () => script.problems(),
    async play(steps) {
      for (const step of steps.trim().split('\n')) await script.run(step.trim());
    },
  };
}

/** Signs in when first asked for something, so that a story may have gone on for months before. */
function visitorOf(context: TestContext, app: FastifyInstance, number: PhoneNumber): Visitor {
  const headersOf = async () => {
    const headers = { cookie: await signedIn(context, number), 'accept-language': 'en' };
    const session = await app.inject({ url: '/api/app/session', headers });
    const { csrfToken } = session.json<AnswerOf<AppRoutes['readSession']>>();
    return { ...headers, 'x-csrf-token': csrfToken };
  };
  let headers: ReturnType<typeof headersOf> | undefined;
  const send: Visitor['send'] = async (name, { params = {}, query = {}, body }) => {
    headers ??= headersOf();
    const { method, path } = appRoutes[name];
    const url = path.replace(/\{(\w+)\}/g, (_, param: string) => params[param] ?? '');
    const answer = await app.inject({
      method,
      url,
      query,
      headers: { ...(await headers), 'idempotency-key': context.ids.next('key', 0).slice(4) },
      ...(body && { payload: body }),
    });
    const type = String(answer.headers['content-type']);
    return { status: answer.statusCode, type, text: answer.body, headers: answer.headers };
  };
  return {
    send,
    async ask(name, given) {
      const { status, text } = await send(name, given);
      const said = JSON.parse(text) as { readonly code: string };
      if (status >= 400) throw Object.assign(new Error(text), { code: said.code });
      assert.deepEqual([...Value.Errors(appRoutes[name].answer, said)], []);
      return said as never;
    },
  };
}

/** The cookies of a device on which the owner of a number has signed in. */
export async function signedIn(
  context: TestContext,
  number: PhoneNumber,
  language: Language = 'en',
): Promise<string> {
  const ip = '203.0.113.7';
  const preferences = { language, isCareMode: false };
  const { visit, token } = await openDevice(context, { preferences, ip });
  const { device } = visit;
  const found = present(await findLineByNumber(context, number), 'the line of a number');
  const subscriber = found.owner.id;
  const sent: OutgoingMessage[] = [];
  const sms = {
    async send(_: unknown, message: OutgoingMessage) {
      sent.push(message);
      return { outcome: 'delivered' as const };
    },
  };
  // What they were told before has numbers in it, too.
  await sendDueMessages(context, { sms });
  sent.length = 0;
  await requestCode(context, { number, subscriber, device, language, ip });
  await sendDueMessages(context, { sms });
  const code = /\d{6}/.exec(sent.find(({ to }) => to === number)?.text ?? '')?.[0] ?? '';
  const signed = await signIn(context, { number, code, device, ip });
  return `lowu-device=${token}; lowu-session=${signed.token}`;
}
