import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { readCatalog } from '#catalog';
import { changePassword, confirmTotp, enrolTotp } from '#identity';
import { languageOf } from '#platform/http';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';
import { presentSession } from './session.ts';

type Routes = typeof consoleRoutes;
type Session = Static<Routes['changeOwnPassword']['answer']>;
type Key = Static<Routes['enrolOwnAuthenticator']['answer']>;

async function handlePassword(
  channel: ConsoleChannel,
  { body, caller, who }: StaffCall<Routes['changeOwnPassword']>,
): Promise<Session> {
  await changePassword(channel.context, { ...caller, ...body });
  return presentSession(channel, who);
}

/** An authenticator lists it under the operator's name, as the reader says it. */
async function handleEnrol(
  { context }: ConsoleChannel,
  { body, caller, request }: StaffCall<Routes['enrolOwnAuthenticator']>,
): Promise<Key> {
  const { operator } = await readCatalog(context);
  return enrolTotp(context, { ...caller, ...body, issuer: operator.name[languageOf(request)] });
}

async function handleConfirm(
  channel: ConsoleChannel,
  { body, caller, who }: StaffCall<Routes['confirmOwnAuthenticator']>,
): Promise<Session> {
  await confirmTotp(channel.context, { ...caller, ...body });
  return presentSession(channel, who);
}

/** What a member of staff changes of their own way in. */
export function addOwnSignIn(add: AddStaffRoute): void {
  add(consoleRoutes.changeOwnPassword, handlePassword);
  add(consoleRoutes.enrolOwnAuthenticator, handleEnrol);
  add(consoleRoutes.confirmOwnAuthenticator, handleConfirm);
}
