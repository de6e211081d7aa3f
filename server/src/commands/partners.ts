import process from 'node:process';
import { isId, isLanguage, isoTime, languages } from '#base';
import {
  type ClientId,
  createPartner,
  dismissDeveloper,
  inviteDeveloper,
  listClients,
  rotateSecret,
  setCertificates,
  scopes as everyScope,
  houseScopes,
  suspendClient,
} from '#partners';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { readNamed } from '../network.ts';
import { EnvironmentProblem, readEnvironment } from '../settings.ts';
import { inKeptContext, inSealingContext } from './place.ts';
import { tell } from './tell.ts';

export interface PartnerOptions {
  readonly tier: string;
  readonly language: string;
  readonly scopes?: string;
  readonly networks?: string;
  readonly perMinute: string;
  readonly house?: boolean;
  readonly json?: boolean;
}

export async function addPartner(name: string, options: PartnerOptions): Promise<void> {
  const { tier, language, perMinute, house: isHouse = false } = options;
  if (!isLanguage(language)) {
    throw new EnvironmentProblem(`--language is one of ${languages.join(', ')}`);
  }
  if (!/^[1-9]\d{0,6}$/.test(perMinute)) {
    throw new EnvironmentProblem('--per-minute is a number from 1 to 9999999');
  }
  await inSealingContext(async (context) => {
    const { reseller, client, secret } = await createPartner(context, {
      name,
      tier,
      language,
      isHouse,
      scopes: options.scopes === undefined ? usualScopes(isHouse) : listIn(options.scopes),
      networks: listIn(options.networks ?? ''),
      requestsPerMinute: Number(perMinute),
    });
    const text = `partner  ${reseller}\nclient   ${client}\nsecret   ${secret}`;
    tell(options.json ?? false, { partner: reseller, client, secret }, text);
  });
}

function usualScopes(isHouse: boolean): readonly string[] {
  return isHouse ? [...everyScope, ...houseScopes] : everyScope;
}

export async function listPartners(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const clients = await listClients(context);
    const lines = clients.map(({ id, name, scopes, isSuspended }) => {
      return `${id}  ${name}  ${scopes.join(',')}${isSuspended ? '  suspended' : ''}`;
    });
    tell(isJson, { clients }, lines.length > 0 ? lines.join('\n') : 'there are no partners yet');
  });
}

export async function invitePartner(
  partner: string,
  typed: string,
  isJson: boolean,
): Promise<void> {
  const { publicUrl } = readEnvironment();
  await inSealingContext(async (context) => {
    const made = await inviteDeveloper(context, await partnerIn(context, partner), typed);
    const { email, code, endsAt, isKnown } = made;
    const link = `${publicUrl}/developers#invitation=${code}`;
    const does = isKnown ? 'sets password and authenticator anew' : 'begins at the portal';
    const until = isoTime(endsAt);
    const text = `${email} ${does}\nlink     ${link}\ncode     ${code}\nuntil    ${until}`;
    tell(isJson, { email, code, link, endsAt: until, isKnown }, text);
  });
}

export async function dismissPartner(who: string): Promise<void> {
  await inKeptContext(async (context) => {
    const developer = await dismissDeveloper(context, who);
    process.stdout.write(`${developer} is out of the portal until they are invited again\n`);
  });
}

async function partnerIn(context: Context, text: string): Promise<ResellerId> {
  if (isId('rsl', text)) return text;
  const client = isId('cli', text) && (await listClients(context)).find(({ id }) => id === text);
  if (client) return client.reseller;
  throw new EnvironmentProblem(`"${text}" is no partner: lowu partners list tells their clients`);
}

export async function rotatePartner(
  client: string,
  { leaked: isLeaked = false, json = false }: { leaked?: boolean; json?: boolean },
): Promise<void> {
  const id = clientIn(client);
  await inSealingContext(async (context) => {
    const made = await rotateSecret(context, id, { isLeaked });
    tell(json, made, `client   ${made.client}\nsecret   ${made.secret}`);
  });
}

export async function suspendPartner(client: string, isResumed: boolean): Promise<void> {
  const id = clientIn(client);
  await inKeptContext(async (context) => {
    await suspendClient(context, id, !isResumed);
    process.stdout.write(`${id} ${isResumed ? 'may come again' : 'is suspended'}\n`);
  });
}

/** Of which certificates it must show one; each file is one certificate. */
export async function certifyPartner(client: string, files: readonly string[]): Promise<void> {
  const id = clientIn(client);
  const given = files.map((file) => readNamed('certificate', file) ?? '');
  await inKeptContext(async (context) => {
    const certificates = await setCertificates(context, id, given);
    const asked = certificates.length > 0 ? `must show ${certificates.join(' or ')}` : 'needs none';
    process.stdout.write(`${id} ${asked}\n`);
  });
}

function clientIn(text: string): ClientId {
  if (isId('cli', text)) return text;
  throw new EnvironmentProblem(`"${text}" is no client: lowu partners list tells them`);
}

function listIn(text: string): string[] {
  return text.split(',').flatMap((one) => one.trim() || []);
}
