import type { Session } from './smpp-library.ts';
import { count, type Delivery, type World } from './world.ts';

/** Kept until a client has taken it, whatever becomes of connections meanwhile. */
export function keepFor(world: World, fields: object): Delivery {
  const delivery = { fields };
  world.untaken.set(delivery, undefined);
  return delivery;
}

export function deliver(world: World, fields: object): void {
  give(world, keepFor(world, fields));
}

const again = 1_000;

/** To one of the bound sessions, in turns; without one it waits for the next bind. */
export function give(world: World, delivery: Delivery): void {
  const [session] = world.bound;
  if (!session || !isFree(world, delivery)) return;
  // In turns: the first goes to the end of the row.
  world.bound.delete(session);
  world.bound.add(session);
  world.untaken.set(delivery, session);
  const isSent = session.deliver_sm(delivery.fields, ({ command_status }) => {
    if (world.untaken.get(delivery) !== session) return;
    if (command_status !== 0) return later(world, delivery);
    world.untaken.delete(delivery);
    count(world, 'delivered');
  });
  if (!isSent) later(world, delivery);
}

function later(world: World, delivery: Delivery): void {
  world.untaken.set(delivery, undefined);
  setTimeout(() => give(world, delivery), again).unref();
}

function isFree(world: World, delivery: Delivery): boolean {
  return world.untaken.has(delivery) && world.untaken.get(delivery) === undefined;
}

/** A client has bound: what waits for one goes to it. */
export function giveWaiting(world: World): void {
  for (const delivery of world.untaken.keys()) give(world, delivery);
}

/** What a session had not answered when it ended goes to another, or waits for one. */
export function takeFrom(world: World, session: Session): void {
  for (const [delivery, given] of world.untaken) {
    if (given === session) world.untaken.set(delivery, undefined);
  }
  giveWaiting(world);
}
