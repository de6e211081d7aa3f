import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textTable } from '#test/text-table';
import { changeBy, type Evidence } from './evidence.ts';
import { type Attempt, type AttemptState, isOpen } from './payment.ts';

function attempt(state: AttemptState): Attempt {
  return {
    slot: 0,
    id: 'att_0',
    payment: 'pay_0',
    connector: 'alipay_cn',
    scene: 'mobile_web',
    amount: 9_200n,
    currency: 'CNY',
    subject: 'HK$100.00',
    returnUrl: 'http://localhost/',
    state,
    providerReference: null,
    qrContent: null,
    evidence: null,
    sentAt: 1,
    capturedAt: null,
    openedAt: 0,
    expiresAt: 1_000,
    givenUpAt: null,
    askAt: null,
    asked: 0,
  };
}

function captured(change: Partial<Extract<Evidence, { says: 'captured' }>> = {}): Evidence {
  return {
    says: 'captured',
    amount: 9_200n,
    currency: 'CNY',
    providerReference: 'p1',
    capturedAt: 5,
    isOurs: true,
    ...change,
  };
}

const said: Readonly<Record<string, Evidence>> = {
  paid: captured(),
  less: captured({ amount: 9_199n }),
  hkd: captured({ currency: 'HKD' }),
  alien: captured({ isOurs: false }),
  pending: { says: 'pending' },
  closed: { says: 'closed' },
  failed: { says: 'failed', reason: 'no' },
  none: { says: 'not_found' },
  '??': { says: 'nothing_certain', reason: 'timeout' },
};

/** `wrong` stands for mismatched, `doubt` for unknown, and - for no change. */
function stateOf(word: string): AttemptState {
  if (word === 'doubt') return 'unknown';
  return word === 'wrong' ? 'mismatched' : (word as AttemptState);
}

test('what a provider says moves an attempt as this table shows, and in no other way', () => {
  const cases = textTable(`
    state    | quiet | paid     | less  | hkd   | alien | pending | closed | failed | none   | ??
    created  | no    | captured | wrong | wrong | wrong | pending | closed | failed | -      | doubt
    created  | yes   | captured | wrong | wrong | wrong | pending | closed | failed | closed | doubt
    sent     | no    | captured | wrong | wrong | wrong | pending | closed | failed | -      | doubt
    sent     | yes   | captured | wrong | wrong | wrong | pending | closed | failed | closed | doubt
    pending  | no    | captured | wrong | wrong | wrong | -       | closed | failed | -      | doubt
    unknown  | no    | captured | wrong | wrong | wrong | pending | closed | failed | -      | -
    unknown  | yes   | captured | wrong | wrong | wrong | pending | closed | failed | closed | -
    captured | yes   | -        | -     | -     | -     | -       | -      | -      | -      | -
    failed   | yes   | captured | wrong | wrong | wrong | -       | -      | -      | -      | -
    closed   | yes   | captured | wrong | wrong | wrong | -       | -      | -      | -      | -
    wrong    | yes   | captured | -     | -     | -     | -       | -      | -      | -      | -
  `);
  for (const { state, quiet, ...row } of cases) {
    for (const [word, expected] of Object.entries(row)) {
      const evidence = said[word];
      assert.ok(evidence, word);
      const evidenceBefore = state === 'wrong' ? 'query: captured: paid 1 of 9200' : null;
      const before = { ...attempt(stateOf(state ?? '')), evidence: evidenceBefore };
      const change = changeBy(before, evidence, 'query', quiet === 'yes');
      const became = change?.state ?? '-';
      assert.equal(became, stateOf(expected), `${before.state} ${word}`);
    }
  }
});

test('what came instead of what was asked is what the best source says, in any order', () => {
  const sources = ['return', 'reply', 'notice', 'query', 'bill'] as const;
  for (const [first, one] of sources.entries()) {
    for (const [second, other] of sources.entries()) {
      const sixty = captured({ amount: 60n });
      const held = { ...attempt('sent'), ...changeBy(attempt('sent'), sixty, one, false) };
      const change = changeBy(held, captured({ amount: 80n }), other, false);
      const expected = second > first ? `${other}: captured: paid 80 of 9200` : undefined;
      assert.equal(change?.evidence, expected, `${one}, then ${other}`);
    }
  }
});

const anyEvidence = fc.constantFrom(...Object.values(said));

test('whatever is said, in any order, money that arrived is captured and stays so', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyEvidence, fc.boolean())), fc.nat(20), (story, at) => {
      const all = [...story];
      all.splice(at, 0, [captured(), false]);
      let now = attempt('sent');
      for (const [evidence, isQuiet] of all) {
        now = { ...now, ...changeBy(now, evidence, 'notice', isQuiet) };
      }
      assert.equal(now.state, 'captured');
    }),
  );
});

test('without money or proof an attempt never ends', () => {
  const unproved = fc.constantFrom(said['pending'], said['none'], said['??']);
  fc.assert(
    fc.property(fc.array(unproved), (story) => {
      let now = attempt('sent');
      for (const evidence of story) {
        if (evidence) now = { ...now, ...changeBy(now, evidence, 'query', false) };
      }
      assert.ok(isOpen(now.state), now.state);
    }),
  );
});
