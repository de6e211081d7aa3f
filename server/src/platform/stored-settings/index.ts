export { openSettings, type StoredSettings, storeSetting } from './stored-settings.ts';
