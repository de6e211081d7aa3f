import process from 'node:process';
import { migrateAll } from '../app.ts';
import { withProgress } from '../progress.ts';
import { openDatabaseOf, openKeptPlace } from './place.ts';

export async function migrateCommand(): Promise<void> {
  const place = openKeptPlace();
  const database = await openDatabaseOf(place);
  let applied = 0;
  try {
    await withProgress('migrating', () =>
      migrateAll(database.url, ({ name, isNew }) => {
        if (!isNew) return;
        applied += 1;
        process.stdout.write(`applied ${name}\n`);
      }),
    );
    process.stdout.write(applied === 0 ? 'nothing to do\n' : `${applied} applied\n`);
  } finally {
    await database.stop();
  }
}
