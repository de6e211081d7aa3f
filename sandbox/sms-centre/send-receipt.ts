import type { Fault } from '../kit/faults/fault.ts';
import { deliver, give, keepFor } from './deliver.ts';
import type { Pdu } from './smpp-library.ts';
import type { World } from './world.ts';

const deliveryReceipt = 0x04;
const states = { delivered: 2, undeliverable: 5 } as const;
const usualMs = 5;

/**
 * Tells what became of a message, if it was asked to: `registered_delivery` 1 always, 2 when it was
 * lost. Comes again until somebody has taken it.
 */
export function sendReceipt(world: World, pdu: Pdu, id: string, faults: readonly Fault[]): void {
  const names = new Map(faults.map(({ name, ms }) => [name, ms]));
  const isLost = names.has('receipt-undeliverable');
  const wanted = Number(pdu['registered_delivery']) & 3;
  if (names.has('receipt-missing') || wanted === 0 || (wanted === 2 && !isLost)) return;
  const receipt = receiptOf(world, pdu, id, isLost);
  const copies = names.has('receipt-duplicate') ? 2 : 1;
  const lateMs = names.get('receipt-late');
  for (let copy = 0; copy < copies; copy += 1) {
    if (names.has('receipt-before-answer')) deliver(world, receipt);
    else if (lateMs === undefined) giveSoon(world, receipt);
    else world.clock.at(world.clock.now() + lateMs, () => deliver(world, receipt));
  }
}

function giveSoon(world: World, receipt: object): void {
  const delivery = keepFor(world, receipt);
  setTimeout(() => give(world, delivery), usualMs).unref();
}

function receiptOf(world: World, pdu: Pdu, id: string, isLost: boolean): object {
  const at = new Date(world.clock.now() + 8 * 3_600_000).toISOString();
  const time = at.replace(/[-:T]/g, '').slice(2, 12);
  const stat = isLost ? 'UNDELIV' : 'DELIVRD';
  const fields = [
    `id:${id}`,
    'sub:001',
    `dlvrd:${isLost ? '000' : '001'}`,
    `submit date:${time}`,
    `done date:${time}`,
    `stat:${stat}`,
    `err:${isLost ? '021' : '000'}`,
    'text:',
  ];
  return {
    source_addr: pdu['destination_addr'],
    destination_addr: pdu['source_addr'],
    esm_class: deliveryReceipt,
    data_coding: 0,
    short_message: fields.join(' '),
    receipted_message_id: id,
    // As the sender has marked it (SMPP 3.4, 5.3.2.17).
    ...('user_message_reference' in pdu
      ? { user_message_reference: pdu['user_message_reference'] }
      : {}),
    message_state: isLost ? states.undeliverable : states.delivered,
  };
}
