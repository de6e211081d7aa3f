import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textTable } from '#test/text-table';
import { conditionsIn, fits, select } from './attributes.ts';

const answer = {
  id: 'bal_1',
  href: 'http://localhost/1',
  status: 'created',
  amount: { amount: 50, units: 'HKD' },
  logicalResource: [{ id: '+85251234567' }, { id: '+8613800138001' }],
  requestedDate: '2026-11-27T04:00:00.000Z',
};

test('an answer fits what is asked of its attributes', () => {
  for (const { query, fits: expected } of textTable<'query' | 'fits'>(`
    query                                        | fits
    status=created                               | yes
    status=completed                             | no
    status=completed,created                     | yes
    status=completed&status=created              | yes
    status.ne=created                            | no
    status.ne=completed                          | yes
    amount.amount=50                             | yes
    amount.amount=50.0                           | yes
    amount.amount.gt=49.99                       | yes
    amount.amount.gt=50                          | no
    amount.amount.lte=50                         | yes
    amount.amount.gt=                            | no
    logicalResource.id=%2B8613800138001          | yes
    logicalResource.id=%2B85299999999            | no
    requestedDate.gte=2026-11-27                 | yes
    requestedDate.lt=2026-11-27T04:00:00Z        | no
    requestedDate=2026-11-27T12:00:00%2B08:00    | yes
    status.gt=a                                  | no
    nothing=1                                    | no
    constructor.name=Object                      | no
    status=created&amount.units=CNY              | no
    fields=id&offset=1&limit=2                   | yes
  `)) {
    const given: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(query)) (given[name] ??= []).push(value);
    const isFitting = fits(answer, conditionsIn(given));
    assert.equal(isFitting, expected === 'yes', query);
  }
});

test('what is selected comes with what says which one it is', () => {
  const { id, href, status } = answer;
  assert.deepEqual(select(answer, 'status'), { id, href, status });
  assert.deepEqual(select(answer, 'none'), { id, href });
  assert.deepEqual(select(answer, 'amount.units, status'), {
    id,
    href,
    status,
    amount: answer.amount,
  });
  assert.deepEqual(select(answer, undefined), answer);
});

test('whatever is asked of whatever answer, it fits or its opposite does', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('id', 'amount.amount', '__proto__.x', '.'));
  fc.assert(
    fc.property(fc.jsonValue(), names, fc.string(), (any, name, value) => {
      const [condition] = conditionsIn({ [name]: value });
      if (condition === undefined) return;
      const { path, values } = condition;
      const [is, isNot] = (['eq', 'ne'] as const).map((operator) =>
        fits(any, [{ path, operator, values }]),
      );
      assert.notEqual(is, isNot);
      for (const operator of ['gt', 'gte', 'lt', 'lte'] as const) {
        assert.equal(typeof fits(any, [{ path, operator, values }]), 'boolean');
      }
    }),
  );
});
