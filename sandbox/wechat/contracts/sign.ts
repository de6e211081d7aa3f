import { randomBytes, randomInt } from 'node:crypto';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import type { Contract } from './contract.ts';

type Asked = Pick<
  Contract,
  'mchId' | 'appId' | 'region' | 'planId' | 'code' | 'displayName' | 'notifyUrl' | 'returnUrl'
>;

/** A page on which the payer may agree; asked again under the same code it is the same. */
export function askToSign(world: World, asked: Asked): Contract {
  const before = world.contracts.findByCode(asked.mchId, asked.code);
  if (before !== undefined && before.state !== 'ASKED') throw new Refused('INVALID_REQUEST');
  return (
    before ??
    world.contracts.save({
      ...asked,
      id: randomBytes(12).toString('hex'),
      state: 'ASKED',
      contractId: null,
      signedMs: null,
      endedMs: null,
      told: null,
    })
  );
}

/** The payer agrees; the merchant is told of what succeeds, and of nothing else. */
export function sign(world: World, contract: Contract): Contract {
  if (contract.state !== 'ASKED') return contract;
  const signed = world.contracts.save({
    ...contract,
    state: 'SIGNED',
    contractId: `${randomInt(10 ** 6, 10 ** 7)}${randomInt(10 ** 9, 10 ** 10)}`,
    signedMs: world.clock.now(),
  });
  world.notifier.tellContract(signed, 'PAPAY.SIGN');
  return signed;
}

export function refuseToSign(world: World, contract: Contract): Contract {
  if (contract.state !== 'ASKED') return contract;
  return world.contracts.save({ ...contract, state: 'REFUSED', endedMs: world.clock.now() });
}

/** It ends, whoever wants it. */
export function terminate(world: World, contract: Contract): Contract {
  if (contract.state !== 'SIGNED') return contract;
  const ended = world.contracts.save({
    ...contract,
    state: 'TERMINATED',
    endedMs: world.clock.now(),
  });
  world.notifier.tellContract(ended, 'PAPAY.TERMINATE');
  return ended;
}
