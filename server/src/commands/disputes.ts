import process from 'node:process';
import { hongKongWallClock, hourMs, isoTime } from '#base';
import { type Appeal, groupNumber, readFigures, readQueue, type Waiting } from '#disputes';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext } from './place.ts';
import { tell } from './tell.ts';

export async function showQueue(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const { appeals, chargebacks } = await readQueue(context);
    const figures = await readFigures(context);
    const listed = appeals.map(shown);
    const claims = chargebacks.map(({ id, state, dueAt }) => {
      return { id, state, dueAt: dueAt === null ? null : isoTime(dueAt) };
    });
    const lines = [
      ...listed.map(lineOf),
      ...claims.map(({ id, state, dueAt }) => `${dueAt ?? 'no deadline'}  ${id}  ${state}`),
    ];
    const text = lines.length > 0 ? lines.join('\n') : 'nothing waits';
    tell(isJson, { appeals: listed, chargebacks: claims, figures }, text);
  });
}

export async function showBreaches(hours: string, isJson: boolean): Promise<void> {
  if (!/^\d{1,4}$/.test(hours)) {
    throw new EnvironmentProblem('--within is a number of hours, such as 12');
  }
  await inKeptContext(async (context) => {
    const untilMs = context.clock.now() + Number(hours) * hourMs;
    const { appeals } = await readQueue(context);
    const late = appeals.filter(({ isLate }) => isLate).map(shown);
    const near = appeals.filter(({ isLate, dueAt }) => !isLate && dueAt <= untilMs).map(shown);
    const lines = [...late.map(lineOf), ...near.map(lineOf)];
    const text = lines.length > 0 ? lines.join('\n') : 'nothing is late';
    tell(isJson, { ok: late.length === 0, late, near }, text);
    if (late.length > 0) process.exitCode = 1;
  });
}

interface Shown extends Pick<Appeal, 'kind' | 'state'> {
  readonly number: string;
  readonly dueAt: string;
  readonly isLate: boolean;
  readonly isTaken: boolean;
}

/** What a screen in an office may show: nothing of the person. */
function shown({ appeal, dueAt, isLate }: Waiting): Shown {
  const { kind, state, handler } = appeal;
  const number = groupNumber(appeal.number);
  return { number, kind, state, dueAt: isoTime(dueAt), isLate, isTaken: handler !== null };
}

function lineOf({ number, kind, state, dueAt, isLate, isTaken }: Shown): string {
  const due = hongKongWallClock(Date.parse(dueAt));
  const marks = `${isLate ? '  late' : ''}${isTaken ? '' : '  nobody has it'}`;
  return `${due}  ${number}  ${kind}  ${state}${marks}`;
}
