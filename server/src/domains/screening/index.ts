export {
  type Caught,
  caughtBy,
  type Screened,
  type ScreeningRule,
  type Seen,
  screeningRules,
} from './rules.ts';
export { screeningSettings } from './settings.ts';
export { historyOf, lookBackSince, noteSeen, type Subject, subjectsOf } from './subjects.ts';
