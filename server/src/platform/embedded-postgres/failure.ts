import { Fault } from '#base';

const noRoom = /No space left on device|File too large|[Qq]uota exceeded/;

/**
 * What a program of PostgreSQL said when it failed. Where it lacked room the error has the code
 * with which the system says so, because that is nobody's bug.
 */
export function failure(what: string, said: string): Error {
  const message = `${what}: ${said}`;
  if (!noRoom.test(said)) return new Fault(message);
  return Object.assign(new Error(message), { code: 'ENOSPC' });
}
