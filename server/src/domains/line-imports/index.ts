export { auditLineImports } from './audit-line-imports.ts';
export { beginImport, type FileToImport } from './begin-import.ts';
export { forgetRefusedRows } from './forget-refused-rows.ts';
export type { Import, ImportId, RefusedRow } from './import.ts';
export { importRows, type RowsToImport } from './import-rows.ts';
export { columns } from './line-row.ts';
export { listRefusedRows } from './list-refused-rows.ts';
