export {
  listStoredSettings,
  openSettings,
  type StoredSettings,
  storeSetting,
} from './stored-settings.ts';
