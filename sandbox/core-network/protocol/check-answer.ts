import type { Session } from '../sessions/session.ts';
import type { AnsweredGroup, ChargingAnswer } from './read-answer.ts';
import { type Saying, unitNameOf } from './write-request.ts';

const results = new Set([
  'SUCCESS',
  'END_USER_SERVICE_DENIED',
  'QUOTA_MANAGEMENT_NOT_APPLICABLE',
  'QUOTA_LIMIT_REACHED',
  'END_USER_SERVICE_REJECTED',
  'RATING_FAILED',
]);
const actions = new Set(['TERMINATE', 'REDIRECT', 'RESTRICT_ACCESS']);

/** What makes no sense in an answer, as sentences; none when all is well. */
export function checkAnswer(
  session: Session,
  said: Pick<Saying, 'sequence' | 'wanted'>,
  answer: ChargingAnswer,
): string[] {
  const wrong: string[] = [];
  if (answer.sequence !== said.sequence) {
    wrong.push(`the sequence number is ${String(answer.sequence)} and not ${said.sequence}`);
  }
  if (Number.isNaN(answer.atMs)) wrong.push('invocationTimeStamp is no time');
  const groups = answer.groups.map(({ ratingGroup }) => ratingGroup);
  if (new Set(groups).size !== groups.length) wrong.push('a rating group is answered twice');
  for (const group of answer.groups) {
    if (group.ratingGroup !== session.ratingGroup) {
      wrong.push(`rating group ${group.ratingGroup} was never asked about`);
    } else wrong.push(...checkGroup(session, said, group));
  }
  if (said.wanted !== undefined && !groups.includes(session.ratingGroup)) {
    wrong.push('units were asked for and nothing is said of them');
  }
  return wrong;
}

function checkGroup(
  { service }: Session,
  { wanted }: Pick<Saying, 'wanted'>,
  group: AnsweredGroup,
): string[] {
  const wrong: string[] = [];
  const { result, granted, threshold, validitySeconds, final } = group;
  if (!results.has(result)) wrong.push(`"${result}" is no result of today`);
  const units = granted?.[unitNameOf(service)];
  if (granted !== undefined) {
    if (!Number.isSafeInteger(units) || Number(units) < 0) {
      wrong.push(`what is granted is not counted in ${unitNameOf(service)}`);
    }
    if (wanted === undefined) wrong.push('something is granted that nobody asked for');
    if (typeof wanted === 'number' && Number(units) > wanted) {
      wrong.push(`${Number(units)} are granted where ${wanted} were asked for`);
    }
    if (result !== 'SUCCESS') wrong.push(`something is granted together with ${result}`);
    if (threshold !== undefined && threshold >= Number(units)) {
      wrong.push(`the threshold ${threshold} is not below the grant`);
    }
  } else if (wanted !== undefined && result === 'SUCCESS') {
    wrong.push('units were asked for, and SUCCESS grants none');
  }
  if (validitySeconds !== undefined && validitySeconds <= 0) {
    wrong.push(`a validity of ${validitySeconds} s is over before it begins`);
  }
  if (final !== undefined && !actions.has(final.action)) {
    wrong.push(`"${final.action}" is no final unit action`);
  }
  if (final?.action === 'REDIRECT' && !URL.canParse(final.redirectTo ?? '')) {
    wrong.push('a redirect without an address');
  }
  return wrong;
}
