export { foresee } from './foresee.ts';
export { type Caught, type ScreeningRule, screeningRules } from './rules.ts';
export { screenTopups } from './screen-topups.ts';
export { screeningSettings } from './settings.ts';
export { sweepSightings } from './sweep-sightings.ts';
