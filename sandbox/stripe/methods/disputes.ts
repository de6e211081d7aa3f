import { find, ofAccount } from '../books.ts';
import { addEvidence, closeDispute, isOpen } from '../disputes/close-dispute.ts';
import { disputeObject } from '../objects/account-objects.ts';
import { invalid, notFound, wrongState } from '../protocol/refused.ts';
import type { Dispute } from '../records.ts';
import type { World } from '../world.ts';
import { listNames, listOf } from './list.ts';
import type { Call, Method } from './method.ts';
import { readForm, readOptionalText, refuseOthers } from './read.ts';

const path = '/v1/disputes';
const ofDispute = (world: World, call: Call): string =>
  world.books.charges.get(requireDispute(world, call).charge)?.metadata['attempt_id'] ?? '';

export const disputeMethods: readonly Method[] = [
  {
    name: 'disputes.list',
    httpMethod: 'GET',
    path,
    numberOf: () => '',
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'charge', 'payment_intent']);
      const intent = readOptionalText(form, 'payment_intent');
      const items = ofAccount(world.books.disputes, account.id).filter(
        (one) => intent === undefined || one.paymentIntent === intent,
      );
      return listOf(form, path, items, (one) => disputeObject(world, one));
    },
  },
  {
    name: 'disputes.retrieve',
    httpMethod: 'GET',
    path: `${path}/:id`,
    numberOf: ofDispute,
    run: (world, call) => disputeObject(world, requireDispute(world, call)),
  },
  {
    name: 'disputes.update',
    httpMethod: 'POST',
    path: `${path}/:id`,
    numberOf: ofDispute,
    run: update,
  },
  {
    name: 'disputes.close',
    httpMethod: 'POST',
    path: `${path}/:id/close`,
    numberOf: ofDispute,
    run(world, call) {
      const dispute = requireOpen(requireDispute(world, call));
      return disputeObject(world, closeDispute(world, dispute, 'lost'));
    },
  },
];

/** `submit` is true unless it is said to be false: evidence can be sent once. */
function update(world: World, call: Call): Record<string, unknown> {
  const { form } = call;
  refuseOthers(form, ['evidence', 'expand', 'metadata', 'submit']);
  const dispute = requireOpen(requireDispute(world, call));
  if (dispute.status !== 'needs_response') {
    throw wrongState('dispute_evidence_submitted', 'Evidence was submitted before.');
  }
  const evidence = Object.entries(readForm(form, 'evidence')).map(([name, value]) => {
    if (typeof value !== 'string') throw invalid(`evidence[${name}]`, 'Invalid string');
    return [name, value] as const;
  });
  const isSubmitted = readOptionalText(form, 'submit') !== 'false';
  return disputeObject(
    world,
    addEvidence(world, dispute, Object.fromEntries(evidence), isSubmitted),
  );
}

function requireDispute(world: World, { account, params }: Call): Dispute {
  const { id = '' } = params;
  const dispute = find(world.books.disputes, account.id, id);
  if (dispute === undefined) throw notFound('dispute', id);
  return dispute;
}

function requireOpen(dispute: Dispute): Dispute {
  if (isOpen(dispute)) return dispute;
  throw wrongState('dispute_closed', 'This dispute is already closed.');
}
