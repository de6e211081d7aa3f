import type { Journal } from '../../kit/journal.ts';
import type { Authorization } from './authorization.ts';

export interface AuthorizationBook {
  list(): Authorization[];
  find(id: string): Authorization | undefined;
  findByCode(clientId: string, authCode: string): Authorization | undefined;
  findByToken(clientId: string, accessToken: string): Authorization | undefined;
  findByRefreshToken(clientId: string, refreshToken: string): Authorization | undefined;
  findByState(authState: string): Authorization | undefined;
  save(authorization: Authorization): Authorization;
}

export function openAuthorizationBook(journal: Journal): AuthorizationBook {
  const table = journal.table<Authorization>('authorization');
  const list = (): Authorization[] => [...table.values()];
  const first = (isIt: (one: Authorization) => boolean): Authorization | undefined =>
    list().findLast(isIt);
  return {
    list,
    find: (id) => table.get(id),
    findByCode: (clientId, code) =>
      first((one) => one.clientId === clientId && one.authCode === code),
    findByToken: (clientId, token) =>
      first((one) => one.clientId === clientId && one.accessToken === token),
    findByRefreshToken: (clientId, token) =>
      first((one) => one.clientId === clientId && one.refreshToken === token),
    findByState: (authState) => first((one) => one.authState === authState),
    save(authorization) {
      table.put(authorization.id, authorization);
      return authorization;
    },
  };
}
