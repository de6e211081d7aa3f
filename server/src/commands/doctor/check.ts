import type { Context } from '#platform/context';
import type { DatabaseFacts, SchemaState } from '#platform/postgres';
import type { Home } from '../../home.ts';
import type { Environment } from '../../settings.ts';
import type { Status } from '../../status.ts';
import { mayUse, nearestFolder } from './folders.ts';

/** `look` is for a person to decide about; `broken` keeps Lowu from working, or is not safe. */
export type Verdict = 'ok' | 'look' | 'broken';

export interface Finding {
  readonly verdict: Verdict;
  /** What is the case, in one line. */
  readonly found: string;
  /** What to do about it; there whenever the verdict is not `ok`. */
  readonly advice: string | null;
  /** Not looked at, because something else has to be mended first. */
  readonly isUnseen?: true;
}

/** What a database was found to be; all of it is read before the checks begin. */
export interface DatabaseScene {
  /**
   * Given by `DATABASE_URL`, of a running system, the home's own, or a trial that is thrown away.
   */
  readonly kind: 'given' | 'running' | 'own' | 'trial';
  readonly facts: DatabaseFacts;
  /** How far its machine's clock is ahead of ours; the way there and back is in it. */
  readonly aheadMs: number;
  /** Undefined where our user may not read it. */
  readonly schema: SchemaState | undefined;
  /** For reading what the domains know; undefined unless the schema is the newest. */
  readonly context: Context | undefined;
}

/** Everything a check may look at. Nothing in it lets a check change anything. */
export interface Scene {
  readonly environment: Environment;
  readonly home: Home;
  /** The system that runs from this home. */
  readonly running: Status | undefined;
  readonly database: DatabaseScene | { readonly away: string };
}

/** One thing a doctor looks at: one file, one line of the registry. */
export interface Check {
  /** Stable: scripts read it. */
  readonly name: string;
  readonly look: (scene: Scene) => Finding | Promise<Finding>;
}

export function ok(found: string): Finding {
  return { verdict: 'ok', found, advice: null };
}

export function look(found: string, advice: string): Finding {
  return { verdict: 'look', found, advice };
}

export function broken(found: string, advice: string): Finding {
  return { verdict: 'broken', found, advice };
}

/** For scripts it is one to look at; a person reads the cause once, and not at each of these. */
export function unseen(found: string, mendFirst: string): Finding {
  const advice = `mend "${mendFirst}" first`;
  return { verdict: 'look', found: `not looked at: ${found}`, advice, isUnseen: true };
}

type Judge<Given> = (given: Given, scene: Scene) => Finding | Promise<Finding>;

/** A check of what lies in the home folder, which is not made where we may not enter it. */
export function ofHome(name: string, judge: Judge<Scene>): Check {
  return {
    name,
    look: (scene) =>
      mayUse(nearestFolder(scene.home.folder))
        ? judge(scene, scene)
        : unseen('the home folder is closed to us', 'home'),
  };
}

/** A check of the database, which is not made where there is none. */
export function ofDatabase(name: string, judge: Judge<DatabaseScene>): Check {
  return {
    name,
    look: (scene) =>
      'away' in scene.database
        ? unseen('there is no database to ask', 'database')
        : judge(scene.database, scene),
  };
}

/** A check of what the domains have stored, which wants the newest schema as well. */
export function ofContent(name: string, judge: Judge<Context>): Check {
  return ofDatabase(name, ({ kind, context }, scene) => {
    if (context) return judge(context, scene);
    if (kind === 'trial') return ok('no data yet');
    return unseen('the schema is not ours to read', 'schema');
  });
}
