import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, present } from '#base';
import { demoCatalog } from '#test/demo-catalog';
import { includedUnits } from './included-units.ts';
import type { Term, TermKind, TermState } from './term.ts';

const catalog = demoCatalog();

function term(kind: TermKind, code: string, state: TermState = 'running'): Term {
  return {
    id: newId('ter', 0, 1),
    line: newId('lin', 0, 1),
    kind,
    code,
    catalogVersion: 1,
    priceMinor: 0n,
    startsAt: 0,
    endsAt: 1,
    renews: true,
    nextPlan: null,
    state,
    why: null,
    follows: null,
    toldAt: null,
    dueAt: null,
  };
}

test('what a line has been sold is what its running pack and period came with', () => {
  const pack = present(
    catalog.packs.find(({ code }) => code === 'hk_5gb_30d'),
    'a pack of the demo',
  );
  const plan = present(
    catalog.plans.find(({ code }) => code === 'twin_city_30'),
    'a plan of the demo',
  );
  assert.ok(pack.includes.length > 0 && plan.period);
  const terms = [term('period', plan.code), term('pack', pack.code)];
  assert.deepEqual(includedUnits(terms, catalog), [...plan.period.includes, ...pack.includes]);
});

test('what is over, is owed or comes with no units adds none', () => {
  const states: TermState[] = ['owed', 'renewed', 'ended', 'lapsed'];
  const over = states.flatMap((state) => [
    term('period', 'twin_city_30', state),
    term('pack', 'hk_5gb_30d', state),
  ]);
  const others = [
    term('monthly_fee', 'twin_city_30'),
    term('mainland_number', 'twin_city_30'),
    term('period', 'commuter'),
    term('pack', 'withdrawn long ago'),
  ];
  assert.deepEqual(includedUnits([...over, ...others], catalog), []);
});
