import { type InstantMs, isoTime, slotOf, type Unit, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Statement } from '#platform/postgres';
import type { LineId } from '#subscribers';
import type { Action, ActionKind, ActionState, Viewer } from './action.ts';
import { actionOf } from './load-actions.ts';
import { mostCounted, type Slice } from './slice.ts';
import {
  type ActionRow,
  countActionsOfLine,
  countActionsOfReseller,
  countAllActions,
  readActionsOfLine,
  readActionsOfReseller,
  readAllActions,
} from './store/actions.ts';

export interface ActionQuestion {
  readonly kinds: readonly ActionKind[];
  readonly line?: LineId | undefined;
  readonly bucket?: bigint | undefined;
  readonly state?: ActionState | undefined;
  readonly units?: readonly Unit[] | undefined;
  readonly fromMs?: InstantMs | undefined;
  readonly untilMs?: InstantMs | undefined;
}

export interface ActionPage {
  readonly actions: readonly Action[];
  /** Of all that there are; undefined where they are more than are counted. */
  readonly total: number | undefined;
}

/** Nothing was asked for before the one or will be behind the other. */
const beginningMs = 0;
const endMs = Date.UTC(9999, 0, 1);

/** Newest first. */
export async function listActions(
  { db }: Context,
  { reseller }: Viewer,
  question: ActionQuestion,
  { offset, limit }: Slice,
): Promise<ActionPage> {
  const { reading, counting, whose } = statementsFor(question.line, reseller);
  const values = [...narrowed(question), ...whose];
  const [rows, [counted]] = await Promise.all([
    db.read(reading, [...values, offset, limit]),
    db.read(counting, [...values, mostCounted + 1]),
  ]);
  const total = Number(counted?.count ?? 0n);
  return { actions: rows.map(actionOf), total: total > mostCounted ? undefined : total };
}

function narrowed({ kinds, state, units, bucket, fromMs, untilMs }: ActionQuestion): unknown[] {
  return [
    kinds,
    state ?? null,
    units ?? null,
    bucket?.toString() ?? null,
    boundAt(fromMs ?? beginningMs),
    boundAt(untilMs ?? endMs),
  ];
}

/** Whatever year was asked about, one that a table can read. */
function boundAt(ms: InstantMs): string {
  return isoTime(Math.min(Math.max(ms, beginningMs), endMs));
}

interface Chosen {
  readonly reading: Statement<ActionRow>;
  readonly counting: Statement<{ count: bigint }>;
  readonly whose: readonly unknown[];
}

/** Each by an index of its own. */
function statementsFor(line: LineId | undefined, reseller: Viewer['reseller']): Chosen {
  if (line !== undefined) {
    const whose = [slotOf(line), uuidOf(line), reseller && uuidOf(reseller)];
    return { reading: readActionsOfLine, counting: countActionsOfLine, whose };
  }
  if (reseller !== null) {
    const whose = [uuidOf(reseller)];
    return { reading: readActionsOfReseller, counting: countActionsOfReseller, whose };
  }
  return { reading: readAllActions, counting: countAllActions, whose: [] };
}
