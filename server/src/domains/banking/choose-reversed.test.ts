import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Candidate, chooseReversed } from './choose-reversed.ts';

interface Given {
  readonly number?: string;
  readonly reference?: string;
  readonly counterparty?: string;
  readonly account?: string;
  readonly takenFor?: Candidate['entry']['takenFor'];
  readonly subject?: string | null;
  readonly isOpen?: boolean;
}

function one({ isOpen = false, ...of }: Given): Candidate {
  const { number: bankReference = 'FRN9', reference = 'REF', counterparty = '' } = of;
  const { takenFor = 'payment', subject = 'att_1', account: counterpartyAccount = '' } = of;
  const named = { bankReference, reference, counterparty, counterpartyAccount };
  return { isOpen, entry: { ...named, takenFor, subject } };
}

function told(remittance: string, reference = '', counterparty = '', counterpartyAccount = '') {
  return { reference, remittance, counterparty, counterpartyAccount };
}

suite('a reversal takes back', () => {
  const [long, short] = [one({ number: 'FRN12' }), one({ number: 'FRN1', subject: 'att_2' })];

  test('the entry whose number it tells, and none whose number is a part of that', () => {
    assert.equal(chooseReversed(told('REVERSAL OF FRN12'), [short, long]), long);
    assert.equal(chooseReversed(told('REVERSAL OF FRN1.'), [long, short]), short);
    assert.equal(chooseReversed(told('REVERSAL OF FRN12'), [short]), undefined);
    assert.equal(chooseReversed(told('FRN12, THEN FRN1'), [short]), short);
  });

  test('by its number also where another has its reference', () => {
    assert.equal(chooseReversed(told('OF FRN1', 'REF'), [long, short]), short);
  });

  test('by its reference alone the one of the party that the bank names', () => {
    const ours = one({ account: '388-1', subject: 'att_1' });
    const other = one({ account: '388-2', subject: 'att_2' });
    assert.equal(chooseReversed(told('', 'REF', '', '388-1'), [other, ours]), ours);
    const named = one({ counterparty: 'Chan Tai Man', subject: 'att_3' });
    assert.equal(chooseReversed(told('', 'REF', 'CHAN TAI MAN'), [other, named]), named);
  });

  test('what is nobody’s before what was credited, however old it is', () => {
    const nobodys = one({ takenFor: 'unmatched', subject: null, isOpen: true });
    assert.equal(chooseReversed(told('', 'REF'), [one({}), nobodys]), nobodys);
  });

  test('the newest of those that are for the same, and none where they are not', () => {
    const [newest, older] = [one({ number: 'B' }), one({ number: 'A' })];
    assert.equal(chooseReversed(told('', 'REF'), [newest, older]), newest);
    const payouts = ['alipay_cn', 'stripe'].map((subject) => one({ takenFor: 'payout', subject }));
    assert.equal(chooseReversed(told('', 'REF'), payouts), undefined);
    assert.equal(chooseReversed(told('', ''), [newest]), undefined);
  });
});
