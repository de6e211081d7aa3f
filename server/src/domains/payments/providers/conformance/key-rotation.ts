import assert from 'node:assert/strict';
import type { Traits } from './traits.ts';
import { authentic, captured, paid, type ProviderWorld, tools } from './world.ts';

/**
 * While a provider changes its key, both are believed; who knows only the old one sees forgeries.
 */
export async function rotateKey(world: ProviderWorld, { sendsNotices }: Traits): Promise<void> {
  const { provider: knowingOld } = world;
  const before = await paid(world);
  const [oldNotice] = sendsNotices ? await world.notices(before, 1) : [];
  const knowingBoth = await world.rotateKey();
  const after = await paid({ ...world, provider: knowingBoth });
  captured(await knowingBoth.query(tools(world), after));
  assert.equal((await knowingOld.query(tools(world), after)).says, 'nothing_certain');
  if (!sendsNotices) return;

  const [newNotice] = await world.notices(after, 1);
  assert.equal(authentic(world, oldNotice, knowingBoth).attempt, before.id);
  assert.equal(authentic(world, newNotice, knowingBoth).attempt, after.id);
  assert.ok(newNotice);
  const { kind } = knowingOld.readNotice(newNotice, world.now());
  assert.ok(kind === 'forged' || kind === 'unknown_key');
}
