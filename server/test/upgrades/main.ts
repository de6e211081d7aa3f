import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { hourMs, isoTime, present } from '#base';
import { writeBackup } from '#platform/backup';
import { playBusyDay } from '#test/busy-day';
import { openTopupWorld } from '#test/topup-world';

/**
 * Keeps what this version writes, for later ones to be tested with: a backup of a busy day and the
 * receipts of it, under the number of the newest migration. Run it when a version is released.
 */
const closing: (() => Promise<void>)[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'lowu-release-'));
try {
  const world = await openTopupWorld({ after: (work) => closing.push(work) });
  world.context.clock.advance(hourMs);
  const receipts = await playBusyDay(world);
  const nowMs = world.context.clock.now();
  const { migrations } = await writeBackup({
    url: world.database.ownerUrl,
    folder: path.join(folder, 'backup'),
    madeAt: isoTime(nowMs),
    sealedKeys: null,
  });
  writeFileSync(path.join(folder, 'kept.json'), `${JSON.stringify({ nowMs, receipts })}\n`);
  const number = present(migrations.at(-1), 'a migration').name.slice(0, 4);
  const releases = path.join(import.meta.dirname, 'releases');
  mkdirSync(releases, { recursive: true });
  const file = path.join(releases, `${number}.tar.gz`);
  const packed = spawnSync('tar', ['--format=ustar', '-czf', file, '-C', folder, '.']);
  if (packed.status !== 0) throw new Error(packed.stderr.toString());
  process.stdout.write(`kept ${file}\n`);
} finally {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
}
// The database of the tests goes with this process.
process.exit();
