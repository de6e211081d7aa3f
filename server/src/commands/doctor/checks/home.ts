import { statSync } from 'node:fs';
import process from 'node:process';
import { broken, type Check, type Finding, look, ok } from '../check.ts';
import { mayUse, nearestFolder } from '../folders.ts';

export const home: Check = {
  name: 'home',
  look: ({ home: { folder } }) => {
    const nearest = nearestFolder(folder);
    const userId = process.getuid?.() ?? -1;
    if (!mayUse(nearest)) {
      return broken(
        `user ${userId} may not read and write ${nearest}`,
        'start Lowu as the user who owns that folder, or set LOWU_HOME to another one',
      );
    }
    if (nearest !== folder) return ok(`${folder} is not there yet; the first start makes it`);
    return judge(folder, userId);
  },
};

function judge(folder: string, userId: number): Finding {
  const { uid, mode } = statSync(folder);
  if (uid !== userId) {
    return look(
      `${folder} belongs to user ${uid} and this is user ${userId}`,
      `run Lowu always as the same user: chown -R ${userId} ${folder}, or become user ${uid}`,
    );
  }
  if ((mode & 0o077) !== 0) {
    return broken(`others may look into ${folder} (mode ${octal(mode)})`, `chmod 700 ${folder}`);
  }
  return ok(`${folder}, mode ${octal(mode)}`);
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}
