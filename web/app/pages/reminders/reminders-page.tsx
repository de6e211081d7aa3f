import type { ReactNode } from 'react';
import type { Line, Reminders } from '../../../client/index.ts';
import { Card, Skeleton, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { Check } from '../../parts/check.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { UnsavedNote } from '../../parts/unsaved-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useChoices } from '../../state/use-choices.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { LinePage } from '../line/line-page.tsx';

/** In cents. The least says that nothing is left. */
const nothing = 1;
const levels = [10_000, 5_000, 2_000, 1_000, nothing];
const groups = ['packs', 'zones', 'caps', 'spending'] as const;

interface Chosen {
  readonly levelsMinor: number[];
  readonly daysAhead: number[];
  readonly switchedOff: Reminders['switchedOff'];
}

function chosenIn({ levels: kept, daysAhead, switchedOff }: Reminders): Chosen {
  return { levelsMinor: kept.map(({ amountMinor }) => amountMinor), daysAhead, switchedOff };
}

interface ChoicesProps {
  readonly chosen: Chosen;
  readonly offeredDays: Reminders['offeredDays'];
  readonly onChange: (changed: Partial<Chosen>) => void;
}

function withOrWithout<One>(all: readonly One[], one: One, isWanted: boolean): One[] {
  const others = all.filter((other) => other !== one);
  return isWanted ? [...others, one] : others;
}

function Levels({ chosen: { levelsMinor: own }, onChange }: ChoicesProps): ReactNode {
  const { say, format } = useLineApp();
  const offered = [...new Set([...levels, ...own])].sort((one, other) => other - one);
  return (
    <Card title={say('reminders.below')}>
      <p className="soft small">{say('reminders.belowText')}</p>
      <div>
        {offered.map((level) => (
          <Check
            key={level}
            isOn={own.includes(level)}
            onChange={(isOn) => onChange({ levelsMinor: withOrWithout(own, level, isOn) })}
          >
            {level === nothing
              ? say('reminders.nothing')
              : say('reminders.level', {
                  amount: format.roundMoney({ amountMinor: level, currency: 'HKD' }),
                })}
          </Check>
        ))}
      </div>
    </Card>
  );
}

function Days({ chosen: { daysAhead }, offeredDays, onChange }: ChoicesProps): ReactNode {
  const { say } = useLineApp();
  const offered = [...new Set([...offeredDays, ...daysAhead])].sort((one, other) => other - one);
  const nameOf = (days: number): string => {
    if (days === 0) return say('reminders.lastDay');
    return days === 1 ? say('reminders.oneDay') : say('reminders.days', { days: String(days) });
  };
  return (
    <Card title={say('reminders.expiry')}>
      <p className="soft small">{say('reminders.expiryText')}</p>
      <div>
        {offered.map((days) => (
          <Check
            key={days}
            isOn={daysAhead.includes(days)}
            onChange={(isOn) => onChange({ daysAhead: withOrWithout(daysAhead, days, isOn) })}
          >
            {nameOf(days)}
          </Check>
        ))}
      </div>
    </Card>
  );
}

function Groups({ chosen: { switchedOff }, onChange }: ChoicesProps): ReactNode {
  const { say } = useLineApp();
  return (
    <Card title={say('reminders.others')}>
      <div>
        {groups.map((group) => (
          <Check
            key={group}
            isOn={!switchedOff.includes(group)}
            onChange={(isOn) => onChange({ switchedOff: withOrWithout(switchedOff, group, !isOn) })}
          >
            {say(`reminders.${group}`)}
          </Check>
        ))}
      </div>
    </Card>
  );
}

/** What one wants to hear of, and what one hears of anyway. Each change counts at once. */
function RemindersOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say } = useLineApp();
  const tell = useToast();
  const params = { line: line.id };
  const {
    value: reminders,
    problem,
    readAgain,
    overtake,
  } = useLoaded(`reminders ${line.id}`, () => device.channel.call('readReminders', { params }));
  const { chosen, unsaved, choose } = useChoices<Chosen, Reminders>({
    known: reminders && chosenIn(reminders),
    save: (body) => device.channel.call('setReminders', { params, body }, { isRepeatable: true }),
    onSaved: (saved) => {
      overtake(saved);
      tell(say('packs.changed'));
    },
  });
  const views = reminders &&
    chosen && { chosen, offeredDays: reminders.offeredDays, onChange: choose };
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!reminders && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      <UnsavedNote problem={unsaved} />
      {views && (
        <>
          <Levels {...views} />
          <Days {...views} />
          <Groups {...views} />
          <Card title={say('reminders.always')}>
            <p className="soft small">{say('reminders.alwaysText')}</p>
          </Card>
          <nav className="card links" aria-label={say('messageSettings.title')}>
            <LinkRow to={pageAddress('messageSettings')}>{say('messageSettings.title')}</LinkRow>
            <LinkRow to={pageAddress('autoTopup')}>{say('autoTopup.title')}</LinkRow>
          </nav>
        </>
      )}
    </>
  );
}

export function RemindersPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('reminders.title')}>
      {(line) => <RemindersOf key={line.id} line={line} />}
    </LinePage>
  );
}
