import { recordAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { KeptOutlet } from './outlet.ts';
import type { OutletFlaw } from './new-outlet.ts';
import { outletColumns, readOutletRow } from './outlet-row.ts';
import { refuse } from './refusals.ts';
import { rowOf, saveOutlets } from './store.ts';

/** More are several files. */
const most = 20_000;

export interface RefusedOutlet {
  /** From 1, without the line of names. */
  readonly row: number;
  readonly refusal: OutletFlaw | 'code_twice';
  readonly written: string;
}

export interface ImportedOutlets {
  readonly taken: number;
  readonly refused: readonly RefusedOutlet[];
}

/**
 * Writes the outlets of a CSV file, in one commit; rows that cannot be outlets are told and stop no
 * others. The command line has no caller. Refuses with `permission_missing`,
 * `outlet_columns_unknown` and `outlets_too_many`.
 */
export async function importOutlets(
  context: Context,
  caller: StaffCaller | undefined,
  text: string,
): Promise<ImportedOutlets> {
  if (caller) await requireStaff(context, caller, 'outlets.change');
  const [names = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (names.trim() !== outletColumns.join(',')) {
    throw refuse.outlet_columns_unknown({ columns: outletColumns.join(',') });
  }
  if (rows.length > most) throw refuse.outlets_too_many({ most });
  const { outlets, refused } = readRows(rows);
  await context.db.transaction(async (tx) => {
    for (const outlet of outlets) tx.append(saveOutlets, rowOf(outlet, tx.nowMs));
    const actor = caller ? ({ kind: 'staff', id: caller.session.staff } as const) : context.actor;
    const details = { taken: String(outlets.length), refused: String(refused.length) };
    const act = { actor, action: 'outlets.import', subject: null, outcome: 'done' } as const;
    recordAct(tx, { ...act, ip: caller?.ip ?? null, details });
  });
  return { taken: outlets.length, refused };
}

function readRows(rows: readonly string[]) {
  const outlets = new Map<string, KeptOutlet>();
  const refused: RefusedOutlet[] = [];
  for (const [index, written] of rows.entries()) {
    if (written.trim() === '') continue;
    const read = readOutletRow(written);
    const row = index + 1;
    if (typeof read === 'string') refused.push({ row, refusal: read, written });
    else if (outlets.has(read.code)) refused.push({ row, refusal: 'code_twice', written });
    else outlets.set(read.code, read);
  }
  return { outlets: [...outlets.values()], refused };
}
