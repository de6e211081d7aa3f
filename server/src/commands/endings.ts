import process from 'node:process';
import { applyEndings, waiveEndings } from '../endings.ts';
import { inKeptContext, inSealingContext, openPlace } from './place.ts';

/** Forgets and revokes again what a restore has undone. Ends with 1 where something is left. */
export async function applyCommand(
  given: string | undefined,
  { leave = false, json = false }: { readonly leave?: boolean; readonly json?: boolean },
): Promise<void> {
  await inSealingContext(async (context) => {
    const file = given ?? openPlace().environment.endingsFile;
    const { done, leftOpen } = await applyEndings(context, file, leave);
    const left = leftOpen.map(({ ending: { kind, subject }, code }) => ({ kind, subject, code }));
    if (left.length > 0) process.exitCode = 1;
    if (json) return void process.stdout.write(`${JSON.stringify({ done, left })}\n`);
    process.stdout.write(`${done} endings were done again, and everybody is signed out.\n`);
    for (const { kind, subject, code } of left) {
      process.stdout.write(`Left: ${kind} ${subject}: ${code}\n`);
    }
    if (left.length > 0 && !leave) {
      process.stdout.write('Nobody is served yet: mend these and say it again, or say --leave.\n');
    }
  });
}

/** Opens the doors without them. */
export async function waiveCommand(because: string): Promise<void> {
  await inKeptContext(async (context) => {
    await waiveEndings(context, because);
    process.stdout.write(
      'Everybody is signed out. Whom you forgot and what you revoked since is here again.\n',
    );
  });
}
