import { type InstantMs, isId, uuidOf } from '#base';
import { readUsage, type UsagePage } from '#charging';
import type { Context } from '#platform/context';
import { type LineId, readOwnLine } from '#subscribers';
import { type Maker, readTopup, type Topup } from '#topups';
import type { AppealKind, Subject, UsageId } from './appeal.ts';
import { refuse } from './refusals.ts';

/** What somebody complains about, as they name it. */
export interface Complaint {
  readonly kind: AppealKind;
  readonly subject: Subject;
  /** Of a charge: the line that it is on. */
  readonly line: LineId | null;
  /** Who complains. */
  readonly by: Maker;
  /** As whom they may see it: what was ordered before they signed in is their device's. */
  readonly reader: Maker;
}

export type Charge = UsagePage['charges'][number];

/** The same, read: whoever reads it has a right to. */
export type Matter =
  | { readonly is: 'topup'; readonly topup: Topup }
  | { readonly is: 'charge'; readonly line: LineId; readonly charge: Charge };

/**
 * What a complaint is about, for whoever may see it. Refuses with `appeal_kind_wrong`, and with
 * `topup_unknown` or `line_unknown` also what is somebody else's.
 */
export async function matterOf(context: Context, complaint: Complaint): Promise<Matter> {
  const { kind, subject, line, reader } = complaint;
  if (isId('top', subject)) {
    if (kind === 'wrong_charge') throw refuse.appeal_kind_wrong({ kind });
    return { is: 'topup', topup: await readTopup(context, subject, reader) };
  }
  const isOfCharge = kind === 'wrong_charge' && isId('use', subject);
  if (!isOfCharge || line === null || !isId('sub', reader)) {
    throw refuse.appeal_kind_wrong({ kind });
  }
  const { id } = await readOwnLine(context, line, reader);
  return { is: 'charge', line: id, charge: await readCharge(context, id, subject) };
}

const mostAtOnce = 50;

/** One charge of a line, found by when its id was made; undefined once its month has left. */
export async function findCharge(
  context: Context,
  line: LineId,
  id: UsageId,
): Promise<Charge | undefined> {
  const page = { before: madeAt(id) + 1, limit: mostAtOnce };
  const { charges } = await readUsage(context, line, {}, page);
  return charges.find((one) => one.id === id);
}

/** The same. Refuses with `appeal_kind_wrong`. */
async function readCharge(context: Context, line: LineId, id: UsageId): Promise<Charge> {
  const charge = await findCharge(context, line, id);
  if (!charge) throw refuse.appeal_kind_wrong({ charge: id });
  return charge;
}

/** The first 48 bits of a UUIDv7 are its milliseconds (RFC 9562, 5.7). */
function madeAt(id: UsageId): InstantMs {
  return Number.parseInt(uuidOf(id).slice(0, 12), 16);
}

export function lineOf(matter: Matter): LineId {
  return matter.is === 'topup' ? matter.topup.line : matter.line;
}

/** What is at stake at most, in minor units of HKD. */
export function stakeOf(matter: Matter): bigint {
  return matter.is === 'topup' ? matter.topup.terms.value : matter.charge.amountMinor;
}

export function happenedAt(matter: Matter): InstantMs {
  return matter.is === 'topup' ? matter.topup.orderedAt : matter.charge.fromMs;
}
