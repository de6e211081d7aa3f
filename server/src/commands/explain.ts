import process from 'node:process';
import { Fault, Refusal } from '#base';
import { isUnavailable } from '#platform/postgres';
import { PortTaken } from '../ports.ts';
import { EnvironmentProblem } from '../settings.ts';
import { refusalSentence } from './refusal-sentence.ts';

/** What went wrong, what to do about it, and the exit code that says so (sysexits.h). */
interface Explained {
  readonly said: string;
  readonly exitCode: number;
}

/** What Node and PostgreSQL put on their errors. */
type Coded = Error & {
  code: string;
  syscall?: string;
  path?: string;
  port?: number;
  address?: string;
};

function isCoded(error: unknown): error is Coded {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** A name that several addresses have fails with one error for each and no message of its own. */
function messageOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors.map((one) => (one as Error).message).join(', ');
}

/** errno(3). */
function explainSystem(error: Coded): Explained | undefined {
  const user = process.getuid?.() ?? 'we';
  switch (error.code) {
    case 'EADDRINUSE':
      return {
        said: `port ${error.port} is taken by another program. Set PORT to another one, or end that program ("ss -ltnp" names it).`,
        exitCode: 69,
      };
    case 'EADDRNOTAVAIL':
      return {
        said: `${error.address} is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.`,
        exitCode: 78,
      };
    case 'ENOENT':
      if (error.syscall === 'open')
        return { said: `there is no such file: ${error.path}.`, exitCode: 66 };
      // Elsewhere it may be the socket of a database that is not running.
      if (error.syscall !== 'mkdir') return undefined;
      return {
        said: `no folder can be made there: ${error.message}. Set LOWU_HOME to another folder.`,
        exitCode: 78,
      };
    case 'EISDIR':
      return { said: `a folder stands where a file belongs: ${error.message}.`, exitCode: 66 };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        said: `user ${user} may not do that: ${error.message}. Start Lowu as the user who owns it, or set LOWU_HOME to another folder.`,
        exitCode: 77,
      };
    case 'EEXIST':
    case 'ENOTDIR':
      return {
        said: `a file stands where a folder belongs: ${error.message}. Set LOWU_HOME to a folder.`,
        exitCode: 78,
      };
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG': // A limit that the system sets on files (ulimit -f), or the file system itself.
      return {
        said: `there is no room for what is to be kept: ${error.message}. Make room and try again.`,
        exitCode: 74,
      };
    default:
      return undefined;
  }
}

/** SQLSTATE (PostgreSQL documentation, appendix A). */
function explainDatabase(error: Coded): Explained | undefined {
  switch (error.code) {
    case '28000':
    case '28P01':
      return {
        said: `the database lets us not in: ${error.message}. Check user and password in DATABASE_URL.`,
        exitCode: 77,
      };
    case '3D000':
      return {
        said: `${error.message}. Make it: create database NAME encoding 'UTF8' template template0.`,
        exitCode: 69,
      };
    case '3F000':
    case '42P01':
    case '42703':
      return {
        said: `the database has another schema than this version: ${error.message}. Bring it there with "lowu migrate".`,
        exitCode: 69,
      };
    case '42501':
      return {
        said: `the database's user lacks a right: ${error.message}. "lowu doctor" says which are needed.`,
        exitCode: 77,
      };
    default:
      return undefined;
  }
}

function explained(error: unknown): Explained {
  if (error instanceof EnvironmentProblem) {
    return { said: `${error.message}. See docs/operating/settings.md.`, exitCode: 78 };
  }
  if (error instanceof Refusal) {
    const sentence = refusalSentence(error);
    const found = Object.keys(error.details).length > 0 ? ` ${JSON.stringify(error.details)}` : '';
    const named = `${error.code}${found}`;
    const said = sentence === undefined ? `refused: ${named}` : `${sentence} (${named})`;
    return { said, exitCode: error.kind === 'unavailable' ? 69 : 65 };
  }
  if (error instanceof Fault) return { said: error.message, exitCode: 70 };
  if (error instanceof PortTaken) {
    const { variable } = error.wanted;
    const advice = `Set ${variable} to another one, or end that program ("ss -ltnp" names it)`;
    return { said: `${error.message}. ${advice}.`, exitCode: 69 };
  }
  const coded = isCoded(error) ? (explainSystem(error) ?? explainDatabase(error)) : undefined;
  if (coded) return coded;
  if (error instanceof Error && isUnavailable(error)) {
    const advice = 'Check DATABASE_URL and that PostgreSQL runs; "lowu doctor" looks closer.';
    return { said: `the database does not answer: ${messageOf(error)}. ${advice}`, exitCode: 69 };
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { said, exitCode: 70 };
}

/** Says on standard error what went wrong and what to do, and returns the exit code for it. */
export function explain(error: unknown): number {
  const { said, exitCode } = explained(error);
  process.stderr.write(`lowu: ${said}\n`);
  return exitCode;
}
