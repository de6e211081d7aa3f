import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../kit/faults/fault.ts';
import { sendReceipt } from './send-receipt.ts';
import { type Pdu, type Session, status } from './smpp-library.ts';
import { tellDialogue } from './dialogues.ts';
import { count, type World } from './world.ts';

const excuses: Readonly<Record<string, number>> = {
  throttled: status.throttled,
  'queue-full': status.queueFull,
  'system-error': status.systemError,
  'invalid-destination': status.invalidDestination,
};

/** Takes one `submit_sm` as a real centre would, unless a fault strikes. */
export async function takeSubmit(world: World, session: Session, pdu: Pdu): Promise<void> {
  count(world, 'submitted');
  const refusal = world.bound.has(session) ? refusalOf(world, pdu) : status.wrongBindState;
  if (refusal !== status.ok) return answer(session, pdu, refusal);
  if (pdu['ussd_service_op'] !== undefined) {
    const operation = Number(pdu['ussd_service_op']);
    const isSeen = tellDialogue(world, numberOf(pdu), textOf(pdu), operation);
    // The network has no dialogue any more that this could be told in.
    return answer(session, pdu, isSeen ? status.ok : status.submitFailed, nextId(world));
  }
  const facts = { appId: world.systemId, outTradeNo: numberOf(pdu), method: 'submit' };
  const [fault] = world.faults.take('call', facts);
  await strike(world, session, pdu, fault);
}

async function strike(
  world: World,
  session: Session,
  pdu: Pdu,
  fault: Fault | undefined,
): Promise<void> {
  if (fault?.name === 'delay') await sleep(fault.ms);
  const { how = '', when } =
    /^(?<how>.+)-(?<when>before|after)-effect$/.exec(fault?.name ?? '')?.groups ?? {};
  if (when === 'before') return fail(world, session, pdu, how);
  const id = nextId(world);
  keep(world, pdu, id);
  const receipts = world.faults.take('notice', {
    appId: world.systemId,
    outTradeNo: numberOf(pdu),
    method: 'receipt',
  });
  const isEarly = receipts.some(({ name }) => name === 'receipt-before-answer');
  if (isEarly) sendReceipt(world, pdu, id, receipts);
  if (when === 'after') fail(world, session, pdu, how);
  else answer(session, pdu, status.ok, id);
  if (!isEarly) sendReceipt(world, pdu, id, receipts);
}

function fail(world: World, session: Session, pdu: Pdu, how: string): void {
  if (how === 'lost' || how === 'disconnect') count(world, 'unheard');
  if (how === 'lost') return;
  if (how === 'disconnect') session.destroy();
  else answer(session, pdu, excuses[how] ?? status.systemError);
}

function answer(session: Session, pdu: Pdu, commandStatus: number, id?: string): void {
  session.send(pdu.response({ command_status: commandStatus, message_id: id ?? '' }));
}

/** In hexadecimal, as many centres number their messages. */
function nextId(world: World): string {
  world.nextId += 1;
  return world.nextId.toString(16).toUpperCase().padStart(10, '0');
}

function refusalOf(world: World, pdu: Pdu): number {
  if (!/^\d{6,15}$/.test(String(pdu['destination_addr']))) return status.invalidDestination;
  if (!/^[\x20-\x7e]{1,20}$/.test(String(pdu['source_addr']))) return status.invalidSource;
  const second = Math.floor(Date.now() / 1_000);
  if (world.sent.second !== second) world.sent = { second, count: 0 };
  world.sent.count += 1;
  return world.perSecond > 0 && world.sent.count > world.perSecond ? status.throttled : status.ok;
}

export function numberOf(pdu: Pdu): string {
  return `+${String(pdu['destination_addr'])}`;
}

interface Content {
  readonly message?: string | Buffer;
  readonly udh?: readonly Buffer[];
}

export function textOf(pdu: Pdu): string {
  const { message } = (pdu['short_message'] ?? {}) as Content;
  return typeof message === 'string' ? message : (message ?? Buffer.alloc(0)).toString('latin1');
}

/** Puts a text on the phone once all of its parts are there. */
function keep(world: World, pdu: Pdu, id: string): void {
  count(world, 'taken');
  const number = numberOf(pdu);
  const other = String(pdu['source_addr']);
  const { udh = [] } = (pdu['short_message'] ?? {}) as Content;
  const joined = udh.find((element) => element[0] === 0 && element[1] === 3);
  const at = new Date(world.clock.now()).toISOString();
  const whole = joined ? join(world, `${number} ${other} ${joined[2]}`, joined, pdu) : textOf(pdu);
  if (whole !== undefined) world.phones.add({ id, number, way: 'in', other, text: whole, at });
}

function join(world: World, key: string, element: Buffer, pdu: Pdu): string | undefined {
  const [, , , total = 1, index = 1] = element;
  const parts = world.parts.get(key) ?? [];
  parts[index - 1] = textOf(pdu);
  world.parts.set(key, parts);
  if (Object.keys(parts).length < total) return undefined;
  world.parts.delete(key);
  return parts.join('');
}
