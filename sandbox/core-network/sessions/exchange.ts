import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../kit/answers.ts';
import type { Fault, Step } from '../faults/fault-book.ts';
import type { ChargingLink, LinkAnswer, LinkOutcome } from '../link/charging-link.ts';
import { checkAnswer } from '../protocol/check-answer.ts';
import { type ChargingAnswer, readAnswer } from '../protocol/read-answer.ts';
import { type Saying, writeRequest } from '../protocol/write-request.ts';
import { complain, count, type World } from '../world.ts';
import type { Session } from './session.ts';

/** What a request says, without the number and the time that it gets when it is sent. */
export type Content = Omit<Saying, 'atMs' | 'sequence'>;

/** What came of a request: an answer that makes sense, a no, or nothing that can be relied on. */
export type Exchanged =
  | { answer: ChargingAnswer | undefined; reference: string | undefined }
  | { refused: LinkAnswer }
  | { gone: string };

const mostTries = 4;
const expectedStatus: Record<Step, number> = { create: 201, event: 201, update: 200, release: 204 };

interface Sent {
  step: Step;
  path: string;
  saying: Saying;
  body: Record<string, unknown>;
}

/** Sends one request of a session, in whatever way is ordered to go wrong, and reads the answer. */
export async function exchange(
  world: World,
  session: Session,
  step: Step,
  content: Content,
): Promise<Exchanged> {
  const sequence = session.nextSequence;
  const fault = world.faults.take(step, session.line.imsi, session.chargingId, sequence);
  if (fault !== undefined) count(world, `fault ${fault}`);
  if (fault === 'crash') return { gone: 'it crashed' };
  if (fault === 'late-container') {
    session.closed.push(...content.containers);
    return perform(world, session, prepare(world, session, step, { ...content, containers: [] }));
  }
  const sent = prepare(world, session, step, content);
  if (fault !== 'reorder') return perform(world, session, sent, fault);
  const rest = { ...content, containers: [] };
  const following = prepare(world, session, step, rest);
  const exchanged = await perform(world, session, following);
  await perform(world, session, { ...sent, body: marked(sent.body) });
  return exchanged;
}

function prepare(world: World, session: Session, step: Step, content: Content): Sent {
  const saying = { ...content, sequence: session.nextSequence, atMs: world.clock.now() };
  session.nextSequence += 1;
  const { reference = '' } = session;
  const path = step === 'create' || step === 'event' ? '' : `/${reference}/${step}`;
  const notifyUri = `${world.notify.address}/notify/${session.id}`;
  const body = writeRequest(session, saying, notifyUri);
  return { step, path: `/chargingdata${path}`, saying, body };
}

function marked(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, retransmissionIndicator: true };
}

async function perform(
  world: World,
  session: Session,
  sent: Sent,
  fault?: Fault,
): Promise<Exchanged> {
  const { link } = world;
  if (link === undefined) throw new Problem(409, 'Nobody has said where the charging function is.');
  const outcome = await deliver(world, link, session, sent, fault);
  if ('status' in outcome) {
    const { status, body: answer } = outcome;
    world.recorder?.({ step: sent.step, request: JSON.stringify(sent.body), status, answer });
  }
  if ('lost' in outcome) {
    complain(world, session.id, `no answer to ${sent.step}: ${outcome.lost}`);
    return { gone: outcome.lost };
  }
  if (outcome.status === expectedStatus[sent.step])
    return understand(world, session, sent, outcome);
  checkProblem(world, session, sent, outcome);
  return { refused: outcome };
}

async function deliver(
  world: World,
  link: ChargingLink,
  session: Session,
  { path, body, step }: Sent,
  fault: Fault | undefined,
): Promise<LinkOutcome> {
  count(world, step);
  const text = JSON.stringify(body);
  const again = JSON.stringify(marked(body));
  if (fault === 'cut-stream') await link.post(path, text, true);
  if (fault === 'lose-answer') await link.post(path, text);
  const isFirst = fault !== 'cut-stream' && fault !== 'lose-answer';
  const twin = fault === 'duplicate' ? link.post(path, text) : undefined;
  const first = await insist(world, link, path, isFirst ? text : again, again);
  const isRepeated = fault === 'retransmit' || fault === 'retransmit-unmarked';
  const second = isRepeated ? await link.post(path, fault === 'retransmit' ? again : text) : twin;
  const other = await second;
  if (other !== undefined && 'status' in other && 'status' in first && !isSame(first, other)) {
    const shown = `${first.status} ${first.body} and ${other.status} ${other.body}`;
    complain(world, session.id, `the same ${step} has two answers: ${shown}`);
  }
  return first;
}

/** What was lost is sent again, as TS 32.290 wants: with the same number, and marked. */
async function insist(
  world: World,
  link: ChargingLink,
  path: string,
  text: string,
  again: string,
): Promise<LinkOutcome> {
  let outcome = await link.post(path, text);
  for (let tries = 1; tries < mostTries; tries += 1) {
    const isProof = 'status' in outcome && outcome.status < 500;
    if (isProof) return outcome;
    count(world, 'tried again');
    await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
    outcome = await link.post(path, again);
  }
  return outcome;
}

function isSame(one: LinkAnswer, other: LinkAnswer): boolean {
  return (
    one.status === other.status &&
    one.headers['location'] === other.headers['location'] &&
    isDeepStrictEqual(withoutTime(one.body), withoutTime(other.body))
  );
}

/** TS 32.290, 6.2.1.3: an answer says when it was given, and that may be later. */
function withoutTime(body: string): unknown {
  const answer = readAnswer(body);
  return answer && { ...answer, atMs: undefined };
}

function understand(world: World, session: Session, sent: Sent, answered: LinkAnswer): Exchanged {
  const { step, saying } = sent;
  const reference = answered.headers['location']?.split('/').at(-1);
  if (step === 'release') {
    if (answered.body !== '') complain(world, session.id, 'a release is answered with a body');
    return { answer: undefined, reference };
  }
  if (step === 'create' && !reference) complain(world, session.id, '201 without a Location');
  const answer = readAnswer(answered.body);
  if (answer === undefined) complain(world, session.id, 'the answer is no JSON object');
  else {
    for (const what of checkAnswer(session, saying, answer)) complain(world, session.id, what);
  }
  return { answer, reference };
}

function checkProblem(world: World, session: Session, sent: Sent, answered: LinkAnswer): void {
  const { status, headers, body } = answered;
  const isProblem = headers['content-type']?.startsWith('application/problem+json') ?? false;
  const cause = /"cause":"([A-Z_]+)"/.exec(body)?.[1];
  count(world, `${status} ${cause ?? ''}`.trim());
  if (!isProblem || cause === undefined) {
    complain(world, session.id, `${sent.step} is answered with ${status} and no cause: ${body}`);
  }
}
