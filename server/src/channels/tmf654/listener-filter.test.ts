import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { Refusal } from '#base';
import { filterIn } from './listener-filter.ts';

test('a listener asks for types by attributes that they have, and all of them must hold', () => {
  const { types, conditions } = filterIn(
    'event.topupBalance.amount.amount.gte=100&event.topupBalance.status=completed,failed',
  );
  assert.deepEqual(types, [
    'TopupBalanceCreateEvent',
    'TopupBalanceCancelEvent',
    'TopupBalanceFailureEvent',
    'TopupBalanceStateChangeEvent',
  ]);
  assert.deepEqual(conditions, [
    { path: ['event', 'topupBalance', 'amount', 'amount'], operator: 'gte', values: ['100'] },
    { path: ['event', 'topupBalance', 'status'], operator: 'eq', values: ['completed', 'failed'] },
  ]);
  const few = 'eventType=AdjustBalanceCreateEvent,TopupBalanceCancelEvent';
  assert.deepEqual(filterIn(`${few}&event.topupBalance.usageType=monetary`).types, [
    'TopupBalanceCancelEvent',
  ]);
  assert.deepEqual(filterIn('correlationId=bal_1').types, [], 'all types have it');
  assert.deepEqual(filterIn(undefined), { types: [], conditions: [] });
});

test('the plus of a number is a plus, as it is typed or as it is escaped', () => {
  for (const number of ['+85251234567', '%2B85251234567']) {
    const { conditions } = filterIn(`event.bucket.logicalResource.id=${number},%2B8613800138001`);
    assert.deepEqual(conditions[0]?.values, ['+85251234567', '+8613800138001']);
  }
});

test('what a listener would wait for in vain is refused, and said which it is', () => {
  for (const { query, code } of textTable<'query' | 'code'>(`
    query                                                        | code
    a=b                                                          | tmf_field_unsupported
    =b                                                           | tmf_field_unsupported
    eventType=Nonsense                                           | tmf_field_unsupported
    eventType=                                                   | tmf_field_unsupported
    fields=eventId                                               | tmf_field_unsupported
    event.topupBalance=x                                         | tmf_field_unsupported
    event.topupBalance.amount=50                                 | tmf_field_unsupported
    event.topupBalance.logicalResource=x                         | tmf_field_unsupported
    event.topupBalance.constructor.name=Object                   | tmf_field_unsupported
    topupBalance.status=completed                                | tmf_field_unsupported
    event.topupBalance.status=complete                           | tmf_filter_value_wrong
    event.topupBalance.status.gt=created                         | tmf_filter_value_wrong
    event.topupBalance.status=                                   | tmf_filter_value_wrong
    event.topupBalance.amount.amount=fifty                       | tmf_filter_value_wrong
    event.topupBalance.amount.amount.gt=                         | tmf_filter_value_wrong
    event.topupBalance.isAutoTopup=1                             | tmf_filter_value_wrong
    event.topupBalance.requestedDate.gt=yesterday                | tmf_filter_value_wrong
    eventType=AdjustBalanceCreateEvent&event.topupBalance.id=b   | tmf_filter_never
    event.topupBalance.id=b&event.bucket.id=c                    | tmf_filter_never
  `)) {
    assert.throws(
      () => filterIn(query),
      (thrown) => {
        assert.ok(thrown instanceof Refusal);
        assert.equal(thrown.code, code, query);
        return true;
      },
    );
  }
});

test('what an event can be like is asked for by whatever it is like', () => {
  for (const query of [
    'event.bucket.status.ne=expired&event.bucket.remainingValue.amount.lt=20',
    'event.threshold.amount=20',
    'event.lapsedValue.units=HKD',
    'event.daysAhead.lte=3',
    'event.validFor.endDateTime.lt=2026-12-01',
    'event.accumulatedBalance.totalBalance.amount.lt=10',
    'event.transferBalance.receiverBucket.id=x',
    'event.adjustBalance.product.id=x',
    'eventTime.gte=2026-12-01T00:00:00Z&priority=Normal',
    'event.topupBalance.isAutoTopup=true&event.topupBalance.recurringPeriod=weekly',
  ]) {
    assert.doesNotThrow(() => filterIn(query), query);
  }
});
