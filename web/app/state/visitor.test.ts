import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Channel, memoryStorage, openServerClock, type Session } from '../../client/index.ts';
import { keepPreferences, type Preferences } from './preferences.ts';
import { openStore } from './store.ts';
import { openVisitor } from './visitor.ts';

function person(id: string | null, known: Partial<Session> = {}): Session {
  return {
    isSignedIn: id !== null,
    subscriber: id === null ? null : { id, name: '陳*明' },
    language: 'en',
    isCareMode: false,
    csrfToken: `token of ${id ?? 'nobody'}`,
    now: '2026-06-30T00:12:00Z',
    isDemo: true,
    inboxUrl: null,
    ...known,
  };
}

/** A phone on which a test decides what the server answers, and when time passes. */
function phone(answers: (Session | undefined)[]) {
  const calls: { operation: string; body: unknown }[] = [];
  const waiting: (() => void)[] = [];
  const channel = {
    async call(operation: string, { body }: { body?: unknown }) {
      calls.push({ operation, body });
      const answer = answers.shift();
      const problem = { kind: 'unreachable', reason: 'lost' } as const;
      return await Promise.resolve(answer ? { isOk: true, answer } : { isOk: false, problem });
    },
  } as unknown as Channel;
  const storage = memoryStorage();
  const lastRead = new Map<string, unknown>([['lines', 'of somebody']]);
  const preferences = openStore<Preferences>({ language: 'en', isCareMode: false });
  const clock = openServerClock(() => 0);
  const after = (_: number, run: () => void): unknown => waiting.push(run);
  const visitor = openVisitor({ channel, storage, clock, preferences, lastRead, after });
  return { calls, waiting, storage, lastRead, preferences, clock, visitor };
}

suite('who is here', () => {
  test('is asked once, however many want to know at the same time', async () => {
    const { visitor, calls } = phone([person(null)]);
    await Promise.all([visitor.loadSession(), visitor.loadSession(), visitor.loadSession()]);
    assert.equal(calls.length, 1);
    assert.equal(visitor.session.get()?.csrfToken, 'token of nobody');
  });

  test('is asked again until there is an answer, and said to be unknown meanwhile', async () => {
    const { visitor, waiting } = phone([undefined, person('sub_1')]);
    await visitor.loadSession();
    assert.equal(visitor.session.get(), undefined);
    assert.equal(visitor.sessionProblem.get()?.kind, 'unreachable');
    waiting.shift()?.();
    await visitor.loadSession();
    assert.equal(visitor.session.get()?.isSignedIn, true);
    assert.equal(visitor.sessionProblem.get(), undefined);
    assert.equal(waiting.length, 0);
  });

  test('once known is not forgotten because an answer is lost', async () => {
    const { visitor, waiting } = phone([person('sub_1'), undefined]);
    await visitor.loadSession();
    await visitor.loadSession();
    assert.equal(visitor.session.get()?.subscriber?.id, 'sub_1');
    assert.equal(waiting.length, 0);
  });

  test('decides what is remembered: nothing of one person is shown to another', () => {
    const { visitor, lastRead } = phone([]);
    visitor.enter(person('sub_1'));
    assert.equal(lastRead.size, 0);
    lastRead.set('lines', 'of the first');
    visitor.enter(person('sub_1'));
    assert.equal(lastRead.size, 1);
    visitor.enter(person(null));
    assert.equal(lastRead.size, 0);
  });

  test('brings the time of the server along', () => {
    const { visitor, clock } = phone([]);
    visitor.enter(person(null));
    assert.equal(clock.nowMs(), Date.parse('2026-06-30T00:12:00Z'));
  });

  test('is told which language was chosen on this phone', () => {
    const { visitor, storage, calls, preferences } = phone([person('sub_1')]);
    keepPreferences(storage, { language: 'zh-Hant' });
    visitor.enter(person('sub_1', { isCareMode: true }));
    assert.deepEqual(preferences.get(), { language: 'zh-Hant', isCareMode: true });
    assert.deepEqual(calls, [{ operation: 'changePreferences', body: { language: 'zh-Hant' } }]);
  });
});
