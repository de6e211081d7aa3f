import { Problem } from '../../kit/answers.ts';
import {
  isRecord,
  parseObject,
  readOptionalNumber,
  readOptionalText,
  readText,
  refuseUnknown,
} from '../../kit/fields.ts';
import { type Chaos, type Fault, faults, isFault, type Rule } from '../faults/fault-book.ts';
import type { Journeys } from '../journeys/run-journeys.ts';
import { isPlace, type Place, places } from '../protocol/places.ts';
import type { Message } from '../sessions/send-message.ts';
import type { Direction, Line, Service } from '../sessions/session.ts';
import type { Wish } from '../sessions/start-session.ts';

const greatest = Number.MAX_SAFE_INTEGER;
const imsi = /^\d{5,15}$/;
const number = /^\+\d{5,15}$/;

export function readPlace(text: string | undefined): Place {
  if (text !== undefined && isPlace(text)) return text;
  throw new Problem(400, `The place must be one of ${Object.keys(places).join(', ')}.`);
}

/** `{lines: [{imsi, number?, name?, place?}]}` */
export function parseLines(body: string): Line[] {
  const object = parseObject(body);
  refuseUnknown(object, ['lines']);
  const { lines } = object;
  if (!Array.isArray(lines)) throw new Problem(400, 'The field lines must be a list.');
  return lines.map((line) => {
    if (!isRecord(line)) throw new Problem(400, 'A line must be an object.');
    refuseUnknown(line, ['imsi', 'number', 'name', 'place']);
    const said = readText(line, 'imsi', 15);
    if (!imsi.test(said)) throw new Problem(400, 'An imsi has 5 to 15 digits.');
    const own = readOptionalText(line, 'number', 16);
    if (own !== undefined && !number.test(own)) throw new Problem(400, 'A number is in E.164.');
    const name = readOptionalText(line, 'name', 80) ?? own ?? said;
    const place = readPlace(readOptionalText(line, 'place', 20) ?? 'hong-kong');
    return { imsi: said, number: own, name, place };
  });
}

/** `{service, direction?, to?, from?, ratingGroup?, ask?}` */
export function parseWish(object: Record<string, unknown>): Wish {
  refuseUnknown(object, ['service', 'direction', 'to', 'from', 'ratingGroup', 'ask', 'lang']);
  return {
    service: readKind(readText(object, 'service', 10)),
    direction: readDirection(object),
    to: readNumber(object, 'to'),
    from: readNumber(object, 'from'),
    ratingGroup: readOptionalNumber(object, 'ratingGroup', 0, 4_294_967_295),
    ask: readOptionalNumber(object, 'ask', 1, greatest),
  };
}

function readKind(text: string): Service {
  if (text === 'data' || text === 'voice' || text === 'sms') return text;
  throw new Problem(400, 'The service must be data, voice or sms.');
}

function readDirection(object: Record<string, unknown>): Direction {
  return readOptionalText(object, 'direction', 3) === 'in' ? 'in' : 'out';
}

function readNumber(object: Record<string, unknown>, name: string): string | undefined {
  const said = readOptionalText(object, name, 16);
  if (said === undefined || number.test(said)) return said;
  throw new Problem(400, `The field ${name} must be a number in E.164.`);
}

/** `{to, direction?, when?}` */
export function parseMessage(object: Record<string, unknown>): Message {
  refuseUnknown(object, ['to', 'direction', 'when', 'lang']);
  const to = readNumber(object, 'to');
  if (to === undefined) throw new Problem(400, 'The field to is missing.');
  const when = readOptionalText(object, 'when', 6) === 'after' ? 'after' : 'before';
  return { to, direction: readDirection(object), when };
}

/** `{fault, step?, imsi?, count?}` */
export function parseRule(body: string): Rule {
  const object = parseObject(body);
  refuseUnknown(object, ['fault', 'step', 'imsi', 'count']);
  const step = readOptionalText(object, 'step', 10);
  return {
    fault: readFault(readText(object, 'fault', 40)),
    step: (['create', 'update', 'release', 'event'] as const).find((one) => one === step),
    imsi: readOptionalText(object, 'imsi', 15),
    count: readOptionalNumber(object, 'count', 1, 1e6) ?? 1,
  };
}

function readFault(name: string): Fault {
  if (isFault(name)) return name;
  throw new Problem(400, `Unknown fault ${name}. Known: ${Object.keys(faults).join(', ')}.`);
}

/** `{seed, rate, faults?, neverCrash?}`; a rate of 0 ends the chaos. */
export function parseChaos(body: string): Chaos | undefined {
  const object = parseObject(body);
  refuseUnknown(object, ['seed', 'rate', 'faults', 'neverCrash']);
  const rate = readOptionalNumber(object, 'rate', 0, 1) ?? 0;
  if (rate === 0) return undefined;
  const named = object['faults'] ?? Object.keys(faults);
  if (!Array.isArray(named)) throw new Problem(400, 'The field faults must be a list.');
  const spared = object['neverCrash'] ?? [];
  if (!Array.isArray(spared)) throw new Problem(400, 'The field neverCrash must be a list.');
  return {
    seed: readOptionalNumber(object, 'seed', 0, greatest) ?? 0,
    rate,
    faults: named.map((name) => readFault(String(name))),
    neverCrash: spared.map((one) => readImsi(String(one))),
  };
}

function readImsi(text: string): string {
  if (imsi.test(text)) return text;
  throw new Problem(400, 'An imsi has 5 to 15 digits.');
}

/** `{imsiFrom, lines, concurrency?, seed?, patienceMs?, mostMegabytes?}` */
export function parseJourneys(body: string): Journeys {
  const object = parseObject(body);
  const known = ['imsiFrom', 'lines', 'concurrency', 'seed', 'patienceMs', 'mostMegabytes'];
  refuseUnknown(object, known);
  const imsiFrom = readImsi(readText(object, 'imsiFrom', 15));
  return {
    imsiFrom,
    lines: readOptionalNumber(object, 'lines', 1, 1e6) ?? 1,
    concurrency: readOptionalNumber(object, 'concurrency', 1, 1_000) ?? 64,
    seed: readOptionalNumber(object, 'seed', 0, greatest) ?? 0,
    patienceMs: readOptionalNumber(object, 'patienceMs', 0, 60_000) ?? 0,
    mostMegabytes: readOptionalNumber(object, 'mostMegabytes', 1, 1_000) ?? 8,
  };
}
