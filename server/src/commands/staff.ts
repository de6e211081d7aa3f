import { readCatalog } from '#catalog';
import {
  changeStaff,
  createStaff,
  findStaff,
  isRole,
  listStaff,
  type RenewedFactors,
  renewFactors,
  type Role,
  roles,
} from '#identity';
import { Refusal } from '#base';
import type { Context } from '#platform/context';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext, inSealingContext } from './place.ts';
import { tell } from './tell.ts';

export interface NewStaffOptions {
  readonly roles: string;
  readonly json?: boolean;
}

export async function addStaff(
  login: string,
  name: string,
  options: NewStaffOptions,
): Promise<void> {
  const given = { login, name, roles: rolesIn(options.roles) };
  await inSealingContext(async (context) => {
    const issuer = await issuerOf(context);
    tellFactors(options.json ?? false, await createStaff(context, { ...given, ...issuer }));
  });
}

export async function renewStaff(login: string, isJson: boolean): Promise<void> {
  await inSealingContext(async (context) => {
    const { issuer } = await issuerOf(context);
    tellFactors(isJson, await renewFactors(context, login, issuer));
  });
}

function tellFactors(
  isJson: boolean,
  { login, password, totpSecret, totpUri }: RenewedFactors,
): void {
  tell(
    isJson,
    { login, password, totpSecret, totpUri },
    `Login          ${login}\nPassword       ${password}\nAuthenticator  ${totpSecret}\n${totpUri}`,
  );
}

/** Before a catalogue is loaded nobody knows what the operator is called. */
async function issuerOf(context: Context): Promise<{ readonly issuer?: string }> {
  try {
    return { issuer: (await readCatalog(context)).operator.name.en };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'catalog_missing') return {};
    throw error;
  }
}

export async function showStaff(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const staff = (await listStaff(context)).map(({ login, name, roles: own, isSuspended }) => {
      return { login, name, roles: own, isSuspended };
    });
    const lines = staff.map(({ login, name, roles: own, isSuspended }) => {
      return `${login}  ${name}  ${own.join(', ')}${isSuspended ? '  suspended' : ''}`;
    });
    const nobody = 'there is nobody yet: let somebody in with "lowu staff add"';
    tell(isJson, { staff }, lines.length > 0 ? lines.join('\n') : nobody);
  });
}

export async function setStaffRoles(login: string, list: string, isJson: boolean): Promise<void> {
  const own = rolesIn(list);
  await inKeptContext(async (context) => {
    await changeStaff(context, await findStaff(context, login), { roles: own });
    tell(isJson, { login, roles: own }, `${login} is ${own.join(', ')} from the next request on`);
  });
}

export async function suspendStaff(
  login: string,
  { resume = false, json = false }: { readonly resume?: boolean; readonly json?: boolean },
): Promise<void> {
  await inKeptContext(async (context) => {
    await changeStaff(context, await findStaff(context, login), { isSuspended: !resume });
    const said = resume ? 'may sign in again' : 'is signed out and cannot sign in';
    tell(json, { login, isSuspended: !resume }, `${login} ${said}`);
  });
}

function rolesIn(list: string): Role[] {
  const words = list.split(',').flatMap((one) => one.trim() || []);
  if (words.length === 0 || !words.every(isRole)) {
    throw new EnvironmentProblem(`roles are of ${roles.join(', ')}, with commas between them`);
  }
  return words;
}
