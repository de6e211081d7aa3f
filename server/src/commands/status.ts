import process from 'node:process';
import { openFileClock } from '#platform/clock';
import { homeAt } from '../home.ts';
import { readEnvironment } from '../settings.ts';
import { readStatus, statusText } from '../status.ts';

export function statusCommand(isJson: boolean): void {
  const home = homeAt(readEnvironment().home);
  const status = readStatus(home);
  if (!status) {
    process.stderr.write(`lowu: nothing runs from ${home.folder}. Start it with "npm start".\n`);
    process.exitCode = 69;
    return;
  }
  if (isJson) process.stdout.write(`${JSON.stringify(status)}\n`);
  else {
    const clock = openFileClock(home.clock);
    process.stdout.write(`${statusText(status, clock.now())}\n`);
    clock.close();
  }
}
