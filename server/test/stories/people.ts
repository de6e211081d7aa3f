import { type PhoneNumber, secondMs } from '#base';
import { type Person as Subscriber, makePerson } from '#test/topup-world';
import { openApp } from './app.ts';
import { newMemory, type Person } from './person.ts';
import { Phone } from './phone.ts';
import type { Plan } from './plan.ts';
import type { Way } from './way.ts';
import type { World } from './world.ts';

/** A person with what belongs to them in the books and on the network. */
export interface Actor {
  readonly person: Person;
  readonly subscriber: Subscriber;
  /** The phone's, rough while the story is played. */
  readonly way: Way;
}

let people = 0;

/** Makes the person of a seed, signed in while the network is still good. */
export async function newActor(world: World, seed: number, plan: Plan): Promise<Actor> {
  people += 1;
  const index = people;
  const number: PhoneNumber = `+8525${String(index).padStart(7, '0')}`;
  const subscriber = await makePerson(world.context, [number], 320n, 'commuter');
  const way = await world.wayForPhone((connection) => plan.connections[connection] ?? {});
  const { clock } = world;
  const ip = `10.${index >> 8}.${index & 255}`;
  const phone = new Phone({ server: way.address, clock, ip: `${ip}.1` });
  const hasOther = plan.isImpatient && !plan.isGuest;
  const otherPhone = hasOther
    ? new Phone({ server: world.serverAddress, clock, ip: `${ip}.2` })
    : undefined;
  if (!plan.isGuest) {
    await signIn(world, phone, number, 1);
    if (otherPhone) {
      await clock.sleepUntil(clock.now() + 2 * secondMs);
      await signIn(world, otherPhone, number, 2);
    }
  }
  const memory = newMemory();
  const person = { seed, plan, number, phone, otherPhone, memory, words: [] };
  return { person, subscriber, way };
}

async function signIn(world: World, phone: Phone, number: string, nth: number): Promise<void> {
  const app = openApp(phone, () => undefined);
  await app.enter();
  const asked = await app.channel.call('requestCode', { body: { number } });
  if (!asked.isOk) throw new Error(`${number} got no code: ${JSON.stringify(asked)}`);
  const code = await world.inbox.codeFor(number, nth);
  const result = await app.channel.call('signIn', { body: { number, code } });
  if (!result.isOk) throw new Error(`${number} could not sign in: ${JSON.stringify(result)}`);
}
