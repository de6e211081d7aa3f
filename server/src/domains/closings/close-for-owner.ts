import { readCatalog } from '#catalog';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readContacts, readLine } from '#subscribers';
import type { Closing } from './closing.ts';
import { type ClosingOrder, openClosing } from './open-closing.ts';
import { tellClosing } from './tell-closing.ts';

/**
 * Closes a line for an owner who came to a counter or called, and who is told so. Whatever comes
 * back waits for another member of staff. Refuses with `permission_missing`, `line_unknown` and all
 * that `orderClosing` refuses with.
 */
export async function closeForOwner(
  context: Context,
  caller: StaffCaller,
  { line, ...to }: Omit<ClosingOrder, 'by'>,
): Promise<Closing> {
  await requireStaff(context, caller, 'refunds.propose', line);
  const [catalog, contacts] = await Promise.all([
    readCatalog(context),
    readContacts(context, [line]),
    readLine(context, line),
  ]);
  return context.db.transaction(async (tx) => {
    const by = caller.session.staff;
    const closing = await openClosing(tx, catalog, { ...to, line, by });
    tellClosing(tx, closing, contacts.get(line));
    noteAct(tx, caller, 'closing.order', line, { closing: closing.id });
    return closing;
  });
}
