export { lastBackup } from './last-backup.ts';
export { type Manifest, readManifest } from './manifest.ts';
export { checkBackup, restoreBackup } from './restore-backup.ts';
export { openKeys, sealKeys } from './sealed-keys.ts';
export { writeBackup } from './write-backup.ts';
