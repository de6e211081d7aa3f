import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type PhoneNumber, uuidOf } from '#base';
import { openTmf654World } from '#test/tmf654-world';

const world = await openTmf654World({ after });
const house = await world.house();
const numbers: readonly PhoneNumber[] = ['+85295558801', '+8613855558802'];
const { line } = await world.person(numbers, 5_000n);
const other = await world.someone();

/** Whose buckets and sums are told where a line is named so. */
async function toldOf(query: string): Promise<string[]> {
  const lists = await Promise.all([
    house.list(`/bucket?${query}`),
    house.list(`/accumulatedBalance?${query}`),
  ]);
  return lists.map((list) =>
    [...new Set(list.map(({ product }) => (product as { id: string }[])[0]?.id))].join(),
  );
}

test('a line is found by each of its numbers as people write them, and by its own id', async () => {
  for (const name of ['+85295558801', '95558801', '+8613855558802', '13855558802', line]) {
    const query = `logicalResource.id=${encodeURIComponent(name)}`;
    assert.deepEqual(await toldOf(query), [line, line], name);
  }
});

test('every name that is given is kept to', async () => {
  const account = `partyAccount.id=acc_${uuidOf(line)}`;
  const mainland = `logicalResource.id=${encodeURIComponent('+8613855558802')}`;
  assert.deepEqual(await toldOf(`${account}&${mainland}`), [line, line]);
  assert.deepEqual(await toldOf(`${account}&logicalResource.id=${other.line}`), ['', '']);
  const bucket = `id=bkt_${uuidOf(line)}_0`;
  assert.equal((await house.list(`/bucket?${bucket}&${mainland}`)).length, 1);
  assert.deepEqual(await house.list(`/bucket?${bucket}&product.id=${other.line}`), []);
  const sum = `id=bal_${uuidOf(line)}_HKD`;
  assert.equal((await house.list(`/accumulatedBalance?${sum}&${mainland}`)).length, 1);
  assert.deepEqual(await house.list(`/accumulatedBalance?${sum}&product.id=${other.line}`), []);
  assert.deepEqual(await toldOf('logicalResource.id=93330000'), ['', '']);
});
