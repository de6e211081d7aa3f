import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { tmf654Shapes } from '@lowu/contract/tmf654';
import { Compile } from 'typebox/compile';
import { hkd, openTmf654World } from '#test/tmf654-world';

/**
 * What TM Forum's public conformance kit for TMF654 asks, in the same order and stricter: it never
 * compares an address with what it leads to.
 */
const world = await openTmf654World({ after });
const house = await world.house();
const { bucket } = await world.someone();

const resources = [
  {
    name: 'bucket',
    shape: tmf654Shapes.bucket,
    body: { usageType: 'monetary', product: { id: `lin_${bucket.slice(4, -2)}` } },
    mandatory: ['confirmationDate', 'href', 'id', 'status', 'usageType'],
    filters: ['id', 'status', 'usageType'],
  },
  {
    name: 'topupBalance',
    shape: tmf654Shapes.topupBalance,
    body: { amount: hkd(50), bucket: { id: bucket, href: '/bucket/11' } },
    mandatory: ['amount', 'href', 'id', 'status'],
    filters: ['id', 'status'],
  },
  {
    name: 'adjustBalance',
    shape: tmf654Shapes.adjustBalance,
    body: {
      amount: hkd(50),
      usageType: 'monetary',
      product: { id: 'd3ba9b4b-781a-42a7-9976-12fb826f6b99' },
      bucket: { id: bucket },
    },
    mandatory: ['amount', 'href', 'id', 'status', 'usageType'],
    filters: ['id', 'status', 'usageType'],
  },
  {
    name: 'reserveBalance',
    shape: tmf654Shapes.reserveBalance,
    body: {
      amount: hkd(50),
      relatedParty: [{ id: '5', name: 'Jerry', role: 'customer', '@referredType': 'Individual' }],
      bucket: { id: bucket },
    },
    mandatory: ['amount', 'href', 'id', 'relatedParty', 'status'],
    filters: ['id', 'status'],
  },
] as const;

for (const { name, shape, body, mandatory, filters } of resources) {
  const described = Compile(shape);
  const check = (one: Record<string, unknown>): void => {
    for (const attribute of mandatory) assert.ok(attribute in one, `${name} without ${attribute}`);
    assert.deepEqual(described.Errors(one), [], JSON.stringify(one));
  };

  suite(name, () => {
    let made: Record<string, unknown> = {};

    test('is made, and says where it is', async () => {
      const { status, body: told, headers } = await house.post(`/${name}`, body);
      assert.equal(status, 201, JSON.stringify(told));
      check(told);
      assert.equal(headers.get('location'), told['href']);
      made = told;
    });

    test('is told again at its address, in the list and by each of its attributes', async () => {
      const id = String(made['id']);
      const { status, body: told } = await house.get(`/${name}/${id}`);
      assert.equal(status, 200);
      assert.deepEqual(told, made);
      const response = await fetch(String(made['href']), { headers: house.headers });
      assert.deepEqual(await response.json(), made);
      for (const query of ['', ...filters.map((one) => `?${one}=${String(made[one])}`)]) {
        const listed = await house.list(`/${name}${query}`);
        assert.ok(listed.length > 0, query);
        for (const one of listed) check(one);
        assert.deepEqual(
          listed.find((one) => one['id'] === id),
          made,
        );
      }
    });

    test('is told in part, with what says which one it is', async () => {
      const [one] = await house.list(`/${name}?fields=status&limit=1`);
      assert.deepEqual(Object.keys(one ?? {}).toSorted(), ['@type', 'href', 'id', 'status']);
    });

    test('is not found by an id of nothing', async () => {
      for (const id of ['7c3981c5-5f8c-4800-a1b3-19cfcd3a44da', '11', `bal_${'0'.repeat(32)}`]) {
        const { status, body: told } = await house.get(`/${name}/${id}`);
        assert.deepEqual([status, told['@type'], told['status']], [404, 'Error', '404']);
        assert.equal((await house.list(`/${name}?id=${id}`)).length, 0);
      }
    });

    test('is paged, each once, with how many there are', async () => {
      const { headers } = await house.get(`/${name}?limit=1`);
      assert.equal(headers.get('x-result-count'), '1');
      const total = Number(headers.get('x-total-count'));
      const seen = new Set<unknown>();
      for (let offset = 0; offset < total; offset += 1) {
        const [one] = await house.list(`/${name}?limit=1&offset=${offset}`);
        seen.add(one?.['id']);
      }
      assert.equal(seen.size, total);
      assert.equal((await house.list(`/${name}?offset=${total}`)).length, 0);
    });
  });
}

test('every kind of action is an entry of the history, under both of its names', async () => {
  const described = Compile(tmf654Shapes.balanceActionHistory);
  for (const path of ['/balanceActionHistory', '/balanceAction']) {
    const entries = await house.list(path);
    assert.deepEqual(entries.map((entry) => String(entry['@type'])).toSorted(), [
      'AdjustBalance',
      'ReserveBalance',
      'TopupBalance',
    ]);
    for (const entry of entries) {
      assert.deepEqual(described.Errors(entry), []);
      assert.equal((await house.get(`${path}/${String(entry['id'])}`)).status, 200);
    }
  }
});

test('what a line has is told over all its buckets, without what is reserved', async () => {
  const described = Compile(tmf654Shapes.accumulatedBalance);
  const [money] = await house.list(
    `/accumulatedBalance?partyAccount.id=acc_${bucket.slice(4, -2)}`,
  );
  assert.deepEqual(described.Errors(money), []);
  const buckets = await house.list(`/bucket?partyAccount.id=acc_${bucket.slice(4, -2)}`);
  const free = buckets.map((one) => (one['remainingValue'] as { amount: number }).amount);
  const total = free.reduce((sum, one) => sum + Math.round(one * 100), 0);
  assert.deepEqual(money?.['totalBalance'], hkd(total / 100));
  assert.equal((await house.get(`/accumulatedBalance/${String(money?.['id'])}`)).status, 200);
});

test('another method at an address that is there is 405 and says which it has', async () => {
  const { status, body: told, headers } = await house.call('PUT', '/bucket', {});
  assert.deepEqual([status, told['code']], [405, 'tmf_method_unknown']);
  assert.equal(headers.get('allow'), 'GET, HEAD, POST');
});

test('an address that leads nowhere is refused as TMF630 has it', async () => {
  for (const path of ['/nothing', `/bucket/${'x'.repeat(300)}`]) {
    const { status, body: told } = await house.get(path);
    assert.deepEqual([status, told['code'], told['@type']], [404, 'route_unknown', 'Error'], path);
  }
});

test('the books hold', () => world.audit());

test('whatever years are asked about, what is found is told', async () => {
  const all = (await house.list('/topupBalance?limit=100')).length;
  assert.ok(all > 0);
  const [long, late] = ['0000-01-01', '9999-12-31T23:59:59-12:00'];
  const asked: readonly (readonly [string, number])[] = [
    [`gte=${long}`, all],
    [`lte=${long}`, 0],
    [`gte=${late}`, 0],
    [`lte=${late}`, all],
  ];
  for (const [when, found] of asked) {
    const list = await house.list(`/topupBalance?limit=100&requestedDate.${when}`);
    assert.equal(list.length, found, when);
  }
});
