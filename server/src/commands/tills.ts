import { createTill, readTills } from '#tills';
import { inKeptContext } from './place.ts';
import { tell } from './tell.ts';

export async function addTill(code: string, name: string, isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const till = await createTill(context, { code, name });
    tell(isJson, { till, code }, `${till}  ${code}`);
  });
}

export async function showTills(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const tills = await readTills(context);
    const lines = tills.map(({ code, name }) => `${code}  ${name}`);
    tell(isJson, { tills }, lines.length > 0 ? lines.join('\n') : 'there are no tills yet');
  });
}
