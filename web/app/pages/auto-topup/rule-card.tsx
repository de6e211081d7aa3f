import { type ReactNode, useState } from 'react';
import type { AutoTopup, AutoTopupRule, Problem } from '../../../client/index.ts';
import { Banner, Button, Card, Row, Rows, useToast } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { OutcomeNote } from './outcome-note.tsx';
import { ruleSentence } from './rule-sentence.ts';

interface RuleCardProps {
  readonly line: string;
  readonly rule: AutoTopupRule;
  readonly onChange: (changed: AutoTopup) => void;
  readonly onUnknown: () => void;
}

function Facts({ rule }: Pick<RuleCardProps, 'rule'>): ReactNode {
  const { say, format } = useLineApp();
  const timeOf = ({ at, day }: NonNullable<AutoTopupRule['next']>): string =>
    at === null ? format.day(day) : format.dayAndTime(at);
  const used = {
    used: format.money(rule.used),
    cap: format.money(rule.cap),
    usedTimes: String(rule.usedTimes),
    times: String(rule.capTimes),
  };
  return (
    <Rows>
      <Row name={say('autoTopup.used')}>{say('autoTopup.usedOf', used)}</Row>
      <Row name={say('autoTopup.next')}>
        {rule.next
          ? say(`autoTopup.next.${rule.next.cause}`, { day: timeOf(rule.next) })
          : say(rule.state === 'on' ? 'autoTopup.next.low' : 'autoTopup.next.paused')}
      </Row>
      {rule.skipsNext && <Row name={say('autoTopup.skips')}>{say('autoTopup.skipsText')}</Row>}
      {rule.isUnderWay && (
        <Row name={say('autoTopup.underWay')}>{say('autoTopup.underWayText')}</Row>
      )}
    </Rows>
  );
}

/** As a heading: what stands within sentences elsewhere begins with a capital here. */
function pausedWhy(
  { say, language }: Pick<ReturnType<typeof useLineApp>, 'say' | 'language'>,
  { pausedWhy: why }: AutoTopupRule,
): string {
  if (why === null) return say('autoTopup.isPaused');
  const text = translated(why, language);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The rule in one sentence, and one tap to stop it. */
export function RuleCard({ line, rule, onChange, onUnknown }: RuleCardProps): ReactNode {
  const { device, ...app } = useLineApp();
  const { say } = app;
  const tell = useToast();
  const [problem, setProblem] = useState<Problem | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const params = { line };
  const act = async (does: 'stop' | 'skip'): Promise<void> => {
    setIsBusy(true);
    const { channel } = device;
    const result =
      does === 'stop'
        ? await channel.call('stopAutoTopup', { params }, { isRepeatable: true })
        : await channel.call(
            'skipAutoTopup',
            { params, body: { isSkipped: !rule.skipsNext } },
            { isRepeatable: true },
          );
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    if (does === 'stop') tell(say('autoTopup.stopped'));
    onChange(result.answer);
  };
  const look = (): void => {
    setProblem(undefined);
    onUnknown();
  };
  const busyLabel = isBusy ? say('action.working') : undefined;
  return (
    <Card title={say(rule.state === 'on' ? 'autoTopup.isOn' : 'autoTopup.isPaused')}>
      {rule.state === 'paused' && (
        <Banner kind="attention" title={pausedWhy(app, rule)}>
          <p>{say('autoTopup.pausedText')}</p>
        </Banner>
      )}
      <p className="rule-sentence">{ruleSentence(app, rule)}</p>
      <Facts rule={rule} />
      {problem && <OutcomeNote problem={problem} onLook={look} />}
      <Button kind="secondary" busyLabel={busyLabel} onClick={() => void act('stop')}>
        {say('autoTopup.stop')}
      </Button>
      {rule.state === 'on' && (
        <Button kind="secondary" busyLabel={busyLabel} onClick={() => void act('skip')}>
          {say(rule.skipsNext ? 'autoTopup.unskip' : 'autoTopup.skip')}
        </Button>
      )}
    </Card>
  );
}
