import { Problem } from '../kit/answers.ts';
import { deliver } from './deliver.ts';
import type { World } from './world.ts';

/** `ussd_service_op`, SMPP 3.4, 5.3.2.44. */
const operations = { begin: 1, ask: 2, endAnswer: 17, answer: 18 } as const;

/** A person dials a code such as `*#188#`. */
export function dial(world: World, number: string, code: string): void {
  world.nextSession = (world.nextSession % 255) + 1;
  const session = world.nextSession;
  world.phones.dialogues.set(number, { session, code, text: '', turn: 0, state: 'waits' });
  world.phones.changed();
  say(world, number, code, operations.begin);
}

/** A person answers what the dialogue asks. */
export function answerDialogue(world: World, number: string, text: string): void {
  const dialogue = world.phones.dialogues.get(number);
  if (dialogue?.state !== 'asks') throw new Problem(409, `Nothing asks at ${number}.`);
  dialogue.state = 'waits';
  dialogue.turn += 1;
  world.phones.changed();
  say(world, number, text, operations.answer);
}

/** The person hangs up, or the network's time is over: what is told from now on gets lost. */
export function hangUp(world: World, number: string): void {
  const dialogue = world.phones.dialogues.get(number);
  if (dialogue) dialogue.state = 'over';
  world.phones.changed();
}

/** What the other side tells in a dialogue; true if somebody saw it. */
export function tellDialogue(
  world: World,
  number: string,
  text: string,
  operation: number,
): boolean {
  const dialogue = world.phones.dialogues.get(number);
  if (!dialogue || dialogue.state === 'over') return false;
  dialogue.text = text;
  dialogue.state = operation === operations.ask ? 'asks' : 'over';
  world.phones.changed();
  return true;
}

function say(world: World, number: string, text: string, operation: number): void {
  const dialogue = world.phones.dialogues.get(number);
  if (!dialogue) return;
  const { session, turn } = dialogue;
  deliver(world, {
    service_type: 'USSD',
    source_addr: number.slice(1),
    source_addr_ton: 1,
    source_addr_npi: 1,
    destination_addr: '188',
    data_coding: 0,
    short_message: text,
    ussd_service_op: operation,
    its_session_info: Buffer.from([session, turn << 1]),
  });
}

/** A person sends a text to a short number. */
export function sayByText(world: World, number: string, to: string, text: string): void {
  const at = new Date(world.clock.now()).toISOString();
  world.nextId += 1;
  world.phones.add({ id: `o${world.nextId}`, number, way: 'out', other: to, text, at });
  deliver(world, {
    source_addr: number.slice(1),
    source_addr_ton: 1,
    source_addr_npi: 1,
    destination_addr: to,
    data_coding: /^[\x20-\x7e]*$/.test(text) ? 0 : 8,
    short_message: text,
  });
}
