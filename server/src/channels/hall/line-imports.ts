import { hallRoutes } from '@lowu/contract/hall';
import { beginImport, type ImportId, importRows, listRefusedRows } from '#line-imports';
import type { AddHallRoute } from './channel.ts';

/** Lines that come from another system by a file. */
export function addLineImports(add: AddHallRoute): void {
  add(hallRoutes.beginLineImport, ({ context }, { body, caller }) =>
    beginImport(context, caller, body),
  );
  add(hallRoutes.importLineRows, ({ context }, { params, body, caller }) =>
    importRows(context, caller, { id: params.import as ImportId, ...body }),
  );
  add(hallRoutes.listRefusedLines, async ({ context }, { params, query, caller }) => {
    const asked = { id: params.import as ImportId, after: Number(query.after) };
    return { rows: await listRefusedRows(context, caller, asked) };
  });
}
