import assert from 'node:assert/strict';
import { authentic, captured, paid, type ProviderWorld, tools } from './world.ts';

/**
 * While a provider changes its key, both are believed; who knows only the old one sees forgeries.
 */
export async function rotateKey(world: ProviderWorld): Promise<void> {
  const { provider: knowingOld } = world;
  const before = await paid(world);
  const [oldNotice] = await world.notices(before, 1);
  const knowingBoth = await world.rotateKey();
  const after = await paid({ ...world, provider: knowingBoth });
  const [newNotice] = await world.notices(after, 1);

  assert.equal(authentic(world, oldNotice, knowingBoth).attempt, before.id);
  assert.equal(authentic(world, newNotice, knowingBoth).attempt, after.id);
  captured(await knowingBoth.query(tools(world), after));

  assert.ok(newNotice);
  const { kind } = knowingOld.readNotice(newNotice, world.now());
  assert.ok(kind === 'forged' || kind === 'unknown_key');
  assert.equal((await knowingOld.query(tools(world), after)).says, 'nothing_certain');
}
