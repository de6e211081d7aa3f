import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { importOutlets as importText, outletColumns } from '#outlets';
import { inKeptContext } from './place.ts';
import { writeRefused } from './refused-file.ts';
import { tell } from './tell.ts';

/** Writes the outlets of a file. Ends with 1 where rows were refused, which stand beside it. */
export async function importOutlets(file: string, isJson: boolean): Promise<void> {
  const text = await readFile(file, 'utf8');
  await inKeptContext(async (context) => {
    const { taken, refused } = await importText(context, undefined, text);
    const refusedFile = await writeRefused(file, outletColumns, refused);
    const beside = refused.length > 0 ? `; see ${refusedFile}` : '';
    const found = { taken, refused: refused.length, refusedFile };
    tell(isJson, found, `${taken} outlets, ${refused.length} rows refused${beside}`);
    if (refused.length > 0) process.exitCode = 1;
  });
}
