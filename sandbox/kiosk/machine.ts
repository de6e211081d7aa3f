import { Problem } from '../kit/answers.ts';
import { paperOf, takeFault, tell, type World } from './world.ts';

/** A customer pushes a note in: it is held until the screen decides, or comes straight back. */
export function insertNote(world: World, note: number): void {
  const isTaken = world.acceptor === 'ok' && world.held === undefined;
  if (!isTaken || !world.takes.includes(note)) return tell(world, { kind: 'rejected', note });
  if (takeFault(world, 'jam')) {
    world.acceptor = 'jammed';
    tell(world, { kind: 'rejected', note });
    return tell(world, { kind: 'changed' });
  }
  world.held = note;
  tell(world, { kind: 'held', note });
}

/** The screen wants the note: it falls into the box, and cannot come back. */
export function stackNote(world: World): void {
  const { held } = world;
  if (held === undefined) throw new Problem(409, 'No note is held.');
  world.held = undefined;
  world.box.set(held, (world.box.get(held) ?? 0) + 1);
  tell(world, { kind: 'stacked', note: held });
}

export function returnNote(world: World): void {
  const { held } = world;
  if (held === undefined) return;
  world.held = undefined;
  tell(world, { kind: 'returned', note: held });
}

/** Which values are taken from now on; what is held meanwhile and is none of them comes back. */
export function takeValues(world: World, takes: readonly number[]): void {
  world.takes = takes;
  if (world.held !== undefined && !takes.includes(world.held)) returnNote(world);
}

export function printSlip(world: World, lines: readonly string[]): boolean {
  if (takeFault(world, 'print-fails')) world.printer = 'faulty';
  if (world.printer !== 'ok' || paperOf(world) === 'out') {
    tell(world, { kind: 'changed' });
    return false;
  }
  world.paper -= 1;
  world.slips.push({ lines });
  tell(world, { kind: 'changed' });
  return true;
}

/** Whoever has the key of the door takes the box away and puts an empty one in. */
export function removeBox(world: World): void {
  returnNote(world);
  world.box = new Map();
  tell(world, { kind: 'box_removed', bag: `BAG-${String(world.nextBag).padStart(4, '0')}` });
  world.nextBag += 1;
}
