import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#base';
import { textTable } from '#test/text-table';
import type { Why } from './why.ts';
import { lastWhyOf } from './last-why.ts';
import type { AutoTopup, Cause } from './rule.ts';
import { anewBelow, monthReason, toldWords, wasTold } from './told-why.ts';
import { lastWhyWords, monthOverWords, whyWords } from './words.ts';

const month = { cause: 'monthly', why: 'cap_amount' } as const;
const low = { cause: 'below', why: 'mandate_rests' } as const;

test('what is told of one cause says nothing of the other, and is kept in words', () => {
  assert.equal(toldWords([]), null);
  assert.equal(toldWords([month, low]), 'monthly cap_amount,below mandate_rests');
  const cases = textTable<'told' | 'cause' | 'why' | 'was'>(`
    told                                   | cause   | why           | was
                                           | below   | cap_amount    | no
    monthly cap_amount                     | monthly | cap_amount    | yes
    monthly cap_amount                     | below   | cap_amount    | no
    monthly cap_amount                     | monthly | mandate_rests | no
    monthly cap_amount,below mandate_rests | below   | mandate_rests | yes
    monthly cap_amount,below mandate_rests | below   | cap_amount    | no
    cap_amount                             | below   | cap_amount    | yes
    cap_amount                             | monthly | cap_amount    | yes
    cap_amount                             | monthly | cap_times     | no
  `);
  for (const { told, cause, why, was } of cases) {
    const refused = { cause: cause as Cause, why: why as Why };
    const isTold = wasTold(told === '' ? null : told, refused);
    assert.equal(isTold, was === 'yes', `${told}: ${cause} ${why}`);
  }
});

test('what runs low anew is told anew, and what is planned is not', () => {
  assert.equal(anewBelow(null), null);
  assert.equal(anewBelow('cap_amount'), null);
  assert.equal(anewBelow('below cap_amount'), null);
  assert.equal(anewBelow('monthly cap_amount,below cap_times'), 'monthly cap_amount');
});

test('a month that is over is told with what came last, and never with what may still come', () => {
  const day = '2026-11-28';
  const openedAt = Date.parse('2026-11-28T04:00:00Z');
  const one = (state: AutoTopup['state'], cause: Cause, atMs = openedAt): AutoTopup => ({
    id: 'top_1',
    line: 'lin_1',
    cause,
    roundAt: atMs,
    mandate: 'mdt_1',
    valueMinor: 5_000n,
    belowMinor: null,
    capMinor: null,
    state,
    reason: null,
    openedAt: atMs,
    endedAt: atMs,
  });
  const why = (toldWhy: string | null, past: readonly AutoTopup[] = [], onSince = 0) =>
    lastWhyOf({ toldWhy, onSince }, past, day);
  assert.equal(monthReason('below cap_times,monthly mandate_limit'), 'mandate_limit');
  assert.equal(why('below cap_times,monthly mandate_limit'), 'mandate_limit');
  assert.equal(why('below cap_times'), undefined);
  assert.equal(why(null), undefined);
  // A wallet that declined was told as that, and is the reason where nothing else is.
  assert.equal(why(null, [one('declined', 'monthly')]), 'mandate_rests');
  assert.equal(why(null, [one('declined', 'below')]), undefined);
  assert.equal(why(null, [one('charged', 'monthly')]), undefined);
  assert.equal(why(null, [one('declined', 'monthly', openedAt - 86_400_000)]), undefined);
  assert.equal(why(null, [one('declined', 'monthly')], openedAt + 1), undefined);
  assert.equal(why('monthly cap_amount', [one('declined', 'monthly')]), 'cap_amount');
  assert.equal(monthOverWords('mandate_rests').en, 'the month is over (wallet declined)');
  assert.equal(monthOverWords('cap_amount', true).en, 'today is its last day (amount cap)');
  assert.equal(monthOverWords(undefined).en, 'the monthly top-up came too late');
});

test('every reason fits the room that one SMS part has for it', () => {
  const most = { 'zh-Hant': 13, 'zh-Hans': 13, en: 40 };
  const reasons = Object.keys(lastWhyWords) as Why[];
  const months = reasons.flatMap((why) => [monthOverWords(why), monthOverWords(why, true)]);
  for (const words of [...Object.values(whyWords), ...months]) {
    for (const language of languages) {
      assert.ok(words[language].length <= most[language], words[language]);
    }
    assert.match(words.en, /^[\w(), -]+$/, 'one sign more would cost the text half its room');
  }
});
