export { type Clock, ManualClock, type Pace, PacedClock, paceOf } from './clock.ts';
export { forwardPace, openFileClock, writePace } from './file-clock.ts';
