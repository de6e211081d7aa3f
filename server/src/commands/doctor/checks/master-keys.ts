import { existsSync, readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { openKeyring } from '#platform/secrets';
import { broken, type Finding, look, ofHome, ok } from '../check.ts';

export const masterKeys = ofHome('master-keys', ({ environment, home }) => {
  const given = environment.masterKeys;
  if (given !== undefined) return judgeText(given, 'LOWU_MASTER_KEYS');
  if (!existsSync(home.keys)) return ok('none yet; the first start makes them');
  return judgeFile(home.keys, environment.isProduction);
});

function judgeText(text: string, where: string): Finding {
  try {
    openKeyring(text);
    return ok(`in ${where}`);
  } catch {
    const advice = `put back the text that Lowu wrote, from your backup (docs/operating/keys.md)`;
    return broken(`${where} does not hold keys as Lowu writes them`, advice);
  }
}

function judgeFile(file: string, isProduction: boolean): Finding {
  const { mode, uid } = statSync(file);
  const userId = process.getuid?.() ?? uid;
  if ((mode & 0o077) !== 0) {
    const rights = (mode & 0o777).toString(8).padStart(4, '0');
    return broken(`others may read ${file} (mode ${rights})`, `chmod 600 ${file}`);
  }
  if (uid !== userId && userId !== 0) {
    return broken(`${file} belongs to user ${uid}`, `start Lowu as user ${uid}`);
  }
  const found = judgeText(readFileSync(file, 'utf8').trim(), file);
  return found.verdict === 'ok' && isProduction
    ? look(
        `in ${file}, beside the data they protect`,
        'back them up apart from the database, or keep them in LOWU_MASTER_KEYS',
      )
    : found;
}
