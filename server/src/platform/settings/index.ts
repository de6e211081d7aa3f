export {
  oneOf,
  type Setting,
  type SettingValues,
  setting,
  settingValues,
  wholeNumber,
  yesOrNo,
} from './settings.ts';
