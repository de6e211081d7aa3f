import { createHash } from 'node:crypto';
import { assert, isoTime, newUuid, slotFor } from '#base';
import type { Context } from '#platform/context';
import type { DayKey } from './day.ts';
import type { GivenBill } from './given-bill.ts';
import type { OnProgress } from './progress.ts';
import { insertBill, insertBillParts, type KnownBillRow, readBill } from './store/bills.ts';

const partBytes = 1_048_576;

/**
 * Keeps the file as it came, before anything of it is read. Returns the digits of its bill and who
 * brought it: those of the first time, when the same bytes came before.
 */
export async function keepBill(
  context: Context,
  { connector, day, file, by }: DayKey & GivenBill,
  onProgress: OnProgress,
): Promise<KnownBillRow> {
  const sha256 = createHash('sha256').update(file).digest();
  const [known] = await context.db.read(readBill, [connector, day, sha256]);
  if (known) return known;
  return context.db.transaction(async (tx) => {
    const id = newUuid(tx.nowMs, slotFor(connector));
    const values = [id, connector, day, sha256, file.length, isoTime(tx.nowMs), by ?? null];
    const [made] = await tx.query(insertBill, values);
    if (!made) return present(await tx.query(readBill, [connector, day, sha256]));
    for (let at = 0, part = 0; at < file.length; at += partBytes, part += 1) {
      // Sent part by part: the parameters of all together would be the file once more.
      await tx.load(insertBillParts, [
        { bill: id, part, content: file.subarray(at, at + partBytes) },
      ]);
      onProgress({ step: 'keeping', done: Math.min(at + partBytes, file.length), of: file.length });
    }
    return made;
  });
}

function present(rows: readonly KnownBillRow[]): KnownBillRow {
  const [row] = rows;
  assert(row, 'a bill that is there already cannot be read');
  return row;
}
