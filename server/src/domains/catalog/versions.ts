import { Fault, type InstantMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import { type Catalog, type VersionSpan, versionInForce } from './catalog.ts';
import { checkCatalog } from './check-catalog.ts';
import { refuse } from './refusals.ts';
import { readVersion, readVersions, spanOf } from './store.ts';

/**
 * How long this process may miss a version that another has loaded. A version that must begin
 * everywhere at one instant is loaded before it, with its own day of validity.
 */
const lookAgainMs = 5_000;

/**
 * What this process knows of the versions: their spans, looked up again and again, and those it
 * read.
 */
interface Versions {
  spans: readonly VersionSpan[];
  lookedAtMs: InstantMs;
  looking: Promise<void> | undefined;
  readonly read: Map<number, Promise<Catalog>>;
}

const owner = {};

function versionsOf(context: Context): Versions {
  return keptIn(context, owner, () => ({
    spans: [],
    lookedAtMs: Number.NEGATIVE_INFINITY,
    looking: undefined,
    read: new Map<number, Promise<Catalog>>(),
  }));
}

/** The span in force now. Callers that come while the versions are looked up share one look. */
export async function spanInForce(context: Context): Promise<VersionSpan | undefined> {
  const versions = versionsOf(context);
  const nowMs = context.clock.now();
  // A clock that is set back is a reason to look, too.
  if (Math.abs(nowMs - versions.lookedAtMs) >= lookAgainMs) {
    await (versions.looking ?? lookAgain(context));
  }
  return versionInForce(versions.spans, nowMs);
}

/**
 * Every version in force at some time from one instant until another, the earliest first, as far as
 * this process has looked.
 */
export function versionsBetween(
  context: Context,
  fromMs: InstantMs,
  untilMs: InstantMs,
): Promise<Catalog[]> {
  const { spans } = versionsOf(context);
  const first = versionInForce(spans, fromMs);
  const wanted = spans
    .filter((span) => span === first || (span.validFrom > fromMs && span.validFrom <= untilMs))
    .sort((one, other) => one.validFrom - other.validFrom || one.number - other.number);
  return Promise.all(wanted.map(({ number }) => versionNumbered(context, number)));
}

/** Looks the versions up now. A look that began before this one no longer counts. */
export function lookAgain(context: Context): Promise<void> {
  const versions = versionsOf(context);
  const looking = look(context, versions, () => versions.looking === looking);
  versions.looking = looking;
  return looking;
}

async function look(context: Context, versions: Versions, isLatest: () => boolean): Promise<void> {
  const lookedAtMs = context.clock.now();
  try {
    const spans = (await context.db.read(readVersions)).map(spanOf);
    if (isLatest()) Object.assign(versions, { spans, lookedAtMs });
  } finally {
    if (isLatest()) versions.looking = undefined;
  }
}

/** A version by its number, read once per process. Refuses with `catalog_version_unknown`. */
export function versionNumbered(context: Context, number: number): Promise<Catalog> {
  const { read } = versionsOf(context);
  let reading = read.get(number);
  if (!reading) {
    reading = readOne(context, number);
    reading.catch(() => read.delete(number));
    read.set(number, reading);
  }
  return reading;
}

async function readOne(context: Context, number: number): Promise<Catalog> {
  const [row] = await context.db.read(readVersion, [number]);
  if (!row) throw refuse.catalog_version_unknown({ version: number });
  const checked = checkCatalog(row.document);
  if ('problems' in checked) {
    const [{ where, what } = { where: '', what: '' }] = checked.problems;
    throw new Fault(`catalogue version ${number} cannot be read: ${where} ${what}`);
  }
  return { ...checked.content, version: number, validFrom: row.validFrom };
}
