import { randomInt, randomUUID } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import type { World } from '../world.ts';
import type { Agreement, AgreementTerms } from './agreement.ts';

/** A page on which the payer may sign; opened again under the same number it is another page. */
export function askToSign(world: World, terms: AgreementTerms): Agreement {
  const before = world.agreements.findByExternalNo(terms.externalNo);
  if (before !== undefined && before.terms.appId === terms.appId) return before;
  return world.agreements.save({
    id: randomUUID().replaceAll('-', ''),
    terms,
    state: 'TEMP',
    agreementNo: null,
    signedMs: null,
    endedMs: null,
    nextDay: terms.period?.firstDay ?? null,
    paidFen: 0,
    payments: 0,
  });
}

/** The payer signs: the merchant is told by notice and by the payer's return. */
export function sign(world: World, agreement: Agreement): Agreement {
  if (agreement.state !== 'TEMP') return agreement;
  const nowMs = world.clock.now();
  const signed = world.agreements.save({
    ...agreement,
    state: 'NORMAL',
    agreementNo: newAgreementNo(nowMs),
    signedMs: nowMs,
  });
  world.notifier.tellAgreement(signed, 'dut_user_sign');
  return signed;
}

export function refuseToSign(world: World, agreement: Agreement): Agreement {
  if (agreement.state !== 'TEMP') return agreement;
  return world.agreements.save({ ...agreement, state: 'REFUSED', endedMs: world.clock.now() });
}

/** It ends, whoever wants it; the merchant is told in both cases. */
export function unsign(world: World, agreement: Agreement): Agreement {
  if (agreement.state !== 'NORMAL') return agreement;
  const ended = world.agreements.save({
    ...agreement,
    state: 'STOP',
    endedMs: world.clock.now(),
  });
  world.notifier.tellAgreement(ended, 'dut_user_unsign');
  return ended;
}

/** 20 digits that begin with the year, as real ones do. */
function newAgreementNo(nowMs: number): string {
  const digits = [0, 1].map(() => String(randomInt(10 ** 8)).padStart(8, '0'));
  return `${printBeijing(nowMs).slice(0, 4)}${digits.join('')}`;
}
