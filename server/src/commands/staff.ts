import { renewFactors } from '#identity';
import { inKeptContext } from './place.ts';
import { tell } from './tell.ts';

export async function renewStaff(login: string, isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const renewed = await renewFactors(context, login);
    const { password, totpSecret, totpUri } = renewed;
    tell(isJson, renewed, `Password       ${password}\nAuthenticator  ${totpSecret}\n${totpUri}`);
  });
}
