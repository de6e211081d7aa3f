import { existsSync, readFileSync } from 'node:fs';
import { openFileClock } from '#platform/clock';
import { isoTime } from '#base';
import { broken, look, ofHome, ok } from '../check.ts';

/** The one clock: real time, unless a file says otherwise, which is for tests and the demo only. */
export const oneClock = ofHome('one-clock', ({ environment, home }) => {
  if (!existsSync(home.clock)) return ok('real time');
  const clock = openFileClock(home.clock);
  const { rate } = clock.pace;
  const time = `${isoTime(clock.now())}, ${rate} times as fast as real`;
  const found = `${home.clock} sets the time: ${time}`;
  clock.close();
  const advice = `rm ${home.clock}`;
  return environment.isProduction
    ? broken(`${found} (${readFileSync(home.clock, 'utf8').trim()})`, `${advice}, at once`)
    : look(found, `for real time: ${advice}`);
});
