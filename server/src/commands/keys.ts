import process from 'node:process';
import { resealMacKeys } from '#acquirers';
import { resealStaff } from '#identity';
import { resealDevelopers } from '#partners';
import { resealConnectors } from '#payments';
import { newKeyText } from '#platform/secrets';
import { resealLogKeys } from '#transparency';
import { resealEndpoints } from '#webhooks';
import { homeAt, readIfThere, writeWhole } from '../home.ts';
import { EnvironmentProblem, readEnvironment } from '../settings.ts';
import { inSealingContext } from './place.ts';

/**
 * Adds a newest key. Every process must know it before anything is sealed with it, so this only
 * writes it down: restart them, then seal anew.
 */
export function addKey(): void {
  const environment = readEnvironment();
  const home = homeAt(environment.home);
  const before = environment.masterKeys ?? readIfThere(home.keys)?.trim();
  if (before === undefined) {
    throw new EnvironmentProblem(
      `there are no keys in ${home.folder}, where the first start makes them: set LOWU_HOME to where they are, or LOWU_MASTER_KEYS`,
    );
  }
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

/**
 * Seals with the newest key what older ones had sealed. Afterwards the older ones can be taken out.
 */
export async function resealAll(): Promise<void> {
  await inSealingContext(async (context) => {
    const connectors = await resealConnectors(context);
    const staff = await resealStaff(context);
    const logKeys = await resealLogKeys(context);
    const endpoints = await resealEndpoints(context);
    const developers = await resealDevelopers(context);
    const macKeys = await resealMacKeys(context);
    process.stdout.write(
      `sealed anew: ${connectors} connectors, ${staff} staff, ${logKeys} keys of the log, ` +
        `${endpoints} webhooks, ${developers} developers, ${macKeys} MAC keys\n`,
    );
  });
}
