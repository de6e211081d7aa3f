import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { resealStaff } from '#identity';
import { resealConnectors } from '#payments';
import { newKeyText } from '#platform/secrets';
import { writeWhole } from '../home.ts';
import { openCommandContext, openDatabaseOf, openPlace } from './place.ts';

/**
 * Adds a newest key. Every process must know it before anything is sealed with it, so this only
 * writes it down: restart them, then seal anew.
 */
export function addKey(): void {
  const { environment, home } = openPlace();
  const before =
    environment.masterKeys ?? (existsSync(home.keys) ? readKeys(home.keys) : undefined);
  const text = newKeyText(before);
  if (environment.masterKeys === undefined) {
    writeWhole(home.keys, text);
    process.stdout.write(
      `A new key is in ${home.keys}. Restart every process, then: lowu keys reseal\n`,
    );
  } else {
    process.stdout.write(
      `Set LOWU_MASTER_KEYS to this, restart, then run "lowu keys reseal":\n${text}\n`,
    );
  }
}

function readKeys(file: string): string {
  return readFileSync(file, 'utf8').trim();
}

/**
 * Seals with the newest key what older ones had sealed. Afterwards the older ones can be taken out.
 */
export async function resealAll(): Promise<void> {
  const place = openPlace();
  const database = await openDatabaseOf(place);
  const { context, close } = await openCommandContext(place, database);
  try {
    const connectors = await resealConnectors(context);
    const staff = await resealStaff(context);
    process.stdout.write(`sealed anew: ${connectors} connectors, ${staff} staff\n`);
  } finally {
    await close();
    await database.stop();
  }
}
