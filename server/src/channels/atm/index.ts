export { type AcquirerTable, readAcquirerTables } from './acquirer-table.ts';
export { WrongTable } from './table-fields.ts';
export { openAtmChannel, type OpenedAtm } from './open-atm-channel.ts';
