import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposalOf } from './proposal.ts';
import { readProposal } from './read-proposal.ts';

const good = {
  code: 'spring_10',
  budgetMinor: 5_000_000,
  channels: ['app', 'partner'],
  basisPoints: 1_000,
  mostMinor: 5_000,
  validDays: 60,
  from: '2026-12-01',
  until: '2027-01-31',
};

test('what is left out limits nothing, and null is as good as left out', () => {
  const { name, rule } = proposalOf({ ...good, usesPerPerson: null, secretCode: null });
  assert.deepEqual(name, { en: 'spring_10', 'zh-Hant': 'spring_10', 'zh-Hans': 'spring_10' });
  assert.deepEqual(
    [rule.usesPerPerson, rule.mostPerPersonMinor, rule.secretCode, rule.sellers, rule.isFirstOnly],
    [null, null, null, [], false],
  );
});

const odd: readonly [object, RegExp][] = [
  [{ usesPerPersn: 1 }, /there is no field usesPerPersn/],
  [{ usesPerPerson: 0 }, /usesPerPerson is a whole number from 1 on/],
  [{ mostPerPersonMinor: 1_000.5 }, /mostPerPersonMinor is a whole number from 1 on/],
  [{ budgetMinor: 5_000_000.5 }, /budgetMinor is a whole number from 0 on/],
  [{ mostMinor: '5000' }, /mostMinor is a whole number/],
  [{ isFirstOnly: 'yes' }, /isFirstOnly is true or false/],
  [{ isCombinable: 1 }, /isCombinable is true or false/],
  [{ from: '2027-99-99' }, /from is a day of the calendar/],
  [{ until: '2027-02-30' }, /until is a day of the calendar/],
  [{ channels: ['partners'] }, /"partners" is none of the channels/],
  [{ channels: 'app' }, /channels is a list of texts/],
  [{ sellers: ['Ravi Telecom'] }, /"Ravi Telecom" is none of the sellers/],
  [{ plans: ['Commuter PAYG'] }, /"Commuter PAYG" is none of the plans/],
  [{ name: '10% in spring' }, /name is a text in each of zh-Hant, zh-Hans, en/],
  [{ name: { en: '10%', 'zh-Hant': '', 'zh-Hans': '10%' } }, /name is a text in each/],
  [{ kind: 'gift' }, /kind is one of bonus, discount/],
  [{ secretCode: 'harbour' }, /secretCode is missing or wrong/],
];

for (const [change, why] of odd) {
  test(`a promotion with ${JSON.stringify(change)} is refused with what is wrong`, () => {
    assert.throws(
      () => proposalOf({ ...good, ...change }),
      (error: { code: string; details: { why: string } }) => {
        assert.equal(error.code, 'promotion_invalid');
        assert.match(error.details.why, why);
        return true;
      },
    );
  });
}

test('a file that is no object is told as one', () => {
  for (const text of ['', '[]', '"spring"', 'null']) {
    assert.throws(() => readProposal(text), { details: { why: 'it is no JSON object' } });
  }
});
