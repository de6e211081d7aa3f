export { type AcquirerTable, readAcquirerTables } from './acquirer-table.ts';
export { openAtmChannel, type OpenedAtm } from './open-atm-channel.ts';
