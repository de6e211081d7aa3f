import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:http2';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { present } from '#base';
import { eventually } from '#test/eventually';
import { bareEnvironment, freshFolder } from '#test/lowu';
import { freePorts } from '../../demo/free-ports.ts';
import { portsBesideEachOther } from '../../src/settings.ts';

const root = path.resolve(import.meta.dirname, '../../..');

function npm(words: readonly string[], places: Readonly<Record<string, string>> = {}) {
  const { HOME } = process.env;
  const env = { ...bareEnvironment(), HOME, ...places };
  return spawn('npm', words, { cwd: root, detached: true, env });
}

interface Running {
  readonly said: string;
  /** As Ctrl-C in a terminal does: every process of the command is told, and all of them end. */
  interrupt(): Promise<void>;
}

/** `npm start`, as the README says it, in a home of its own, until it says that it is ready. */
async function npmStart(
  t: { after(work: () => void): void },
  home: string,
  port: number,
): Promise<Running> {
  const child = npm(['start'], { LOWU_HOME: home, PORT: String(port) });
  t.after(() => void signalAll(child, 'SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  }
  await eventually('the system is ready', () => {
    assert.equal(child.exitCode, null, said);
    return /Lowu is ready\.[^]*Staff of the demo\n[^]*\n\n/.test(said);
  });
  return {
    said,
    async interrupt() {
      signalAll(child, 'SIGINT');
      await eventually('all processes have ended', () => !signalAll(child, 0));
      assert.match(said, /SIGINT: stopping/);
    },
  };
}

/** False where none is left to be told. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-present(pid, 'a process'), signal);
  } catch {
    return false;
  }
}

async function assertAnswers(label: string, url: string): Promise<void> {
  if (label.includes('HTTP/2')) {
    const session = connect(url);
    await once(session, 'connect');
    session.destroy();
    return;
  }
  const { status } = await fetch(url);
  assert.equal(status, 200, `${label} ${url}`);
}

/** Every address that was printed, by what stands before it. */
function addressesIn(said: string): [label: string, url: string][] {
  return said.split('\n').flatMap((line) => {
    const label = line.trim().split(/ {2,}/)[0] ?? '';
    return [...line.matchAll(/https?:\/\/\S+/g)].map(([url]): [string, string] => [label, url]);
  });
}

interface Session {
  readonly csrfToken: string;
  readonly subscriber: object | null;
}

/** A browser as far as it matters here: it keeps cookies and sends the token of the visit. */
async function visit(app: string, cookies: Map<string, string>) {
  const send = async (way: string, body?: object, token = ''): Promise<Session> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(`${app}api/app/${way}`, {
      headers: { cookie, 'x-csrf-token': token, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(name, value);
    }
    return JSON.parse(text) as Session;
  };
  return { send, session: await send('session') };
}

async function signIn(app: string, inbox: string, number: string, cookies: Map<string, string>) {
  const { send, session } = await visit(app, cookies);
  await send('session/codes', { number }, session.csrfToken);
  const code = await eventually('the code came', async () => {
    const answer = await fetch(`${inbox}/messages?${new URLSearchParams({ to: number })}`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.flatMap(({ text }) => /\d{6}/.exec(text)?.[0] ?? [])[0];
  });
  return send('session', { number, code }, session.csrfToken);
}

test('npm start brings up all it prints, ends by Ctrl-C, and knows people again', async (t) => {
  // The screens, where their sources have changed: that takes its time, and is waited for.
  const build = npm(['run', 'build']);
  build.stdout.resume();
  assert.deepEqual(await once(build, 'exit'), [0, null]);
  const home = freshFolder(t);
  const port = await freePorts(portsBesideEachOther);
  const first = await npmStart(t, home, port);
  const addresses = addressesIn(first.said.slice(first.said.indexOf('Lowu is ready')));
  assert.ok(addresses.length >= 12, first.said);
  for (const [label, url] of addresses) await assertAnswers(label, url);
  const at = (label: string): string =>
    present(addresses.find(([one]) => one === label)?.[1], label);
  const number = present(/^ {4}(\+852\d+) /m.exec(first.said)?.[1], 'a number of the demo');
  const cookies = new Map<string, string>();
  const signedIn = await signIn(at('App'), at('Text messages'), number, cookies);
  assert.notEqual(signedIn.subscriber, null);
  await first.interrupt();
  const second = await npmStart(t, home, port);
  const { session } = await visit(at('App'), cookies);
  assert.deepEqual(session.subscriber, signedIn.subscriber);
  await second.interrupt();
});
