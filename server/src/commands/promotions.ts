import { readFileSync } from 'node:fs';
import { listPromotions, proposePromotion, readProposal } from '#promotions';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext } from './place.ts';
import { tell } from './tell.ts';

export async function showPromotions(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const promotions = (await listPromotions(context)).map((promotion) => {
      const { code, state, budgetMinor, takenMinor } = promotion;
      return { code, state, budgetMinor: Number(budgetMinor), takenMinor: Number(takenMinor) };
    });
    const lines = promotions.map(({ code, state, budgetMinor, takenMinor }) => {
      return `${code}  ${state}  ${takenMinor} of ${budgetMinor}`;
    });
    tell(isJson, { promotions }, lines.length > 0 ? lines.join('\n') : 'there are none yet');
  });
}

export async function proposeFromFile(file: string, isJson: boolean): Promise<void> {
  const proposal = readProposal(textOf(file));
  await inKeptContext(async (context) => {
    await proposePromotion(context, undefined, proposal);
    const { code } = proposal;
    tell(isJson, { code }, `${code} is proposed; it begins once it is activated in the console`);
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new EnvironmentProblem(`${file} cannot be read`);
  }
}
