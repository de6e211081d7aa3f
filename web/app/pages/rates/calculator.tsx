import { type FormEvent, type ReactNode, useState } from 'react';
import type { Destination, Estimate, Problem, Zone } from '../../../client/index.ts';
import { Button, Card, Field, TileGroup } from '../../../kit/index.ts';
import { capital } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { EstimateView } from './estimate-view.tsx';
import { placeName } from '../line/place-name.ts';

const zones: readonly Zone[] = ['HK', 'CN', 'MO', 'ROW'];
const places: readonly Destination[] = ['HK', 'CN', 'MO', 'TW', 'OTHER'];
const amounts = ['called', 'answered', 'messages', 'megabytes'] as const;
const megabyte = 1_048_576;

type Amounts = Readonly<Record<(typeof amounts)[number], string>>;
const nothing: Amounts = { called: '', answered: '', messages: '', megabytes: '' };

interface Question extends Amounts {
  readonly zone: Zone;
  readonly to: Destination;
}

function times(text: string, size: number): string {
  return String(Number(text) * size);
}

/** Seconds and bytes, as the server counts. */
function queryOf({ zone, to, called, answered, messages, megabytes }: Question) {
  return {
    zone,
    to,
    calledSeconds: times(called, 60),
    answeredSeconds: times(answered, 60),
    messages: times(messages, 1),
    bytes: times(megabytes, megabyte),
  };
}

interface QuestionFieldsProps {
  readonly question: Question;
  readonly onChange: (part: Partial<Question>) => void;
}

function QuestionFields({ question, onChange }: QuestionFieldsProps): ReactNode {
  const app = useLineApp();
  const { say } = app;
  return (
    <>
      <TileGroup
        legend={say('rates.where')}
        chosen={question.zone}
        options={zones.map((zone) => ({ value: zone, content: capital(say(`zone.${zone}`)) }))}
        onChoose={(zone) => onChange({ zone: zone as Zone })}
      />
      <TileGroup
        legend={say('rates.whom')}
        chosen={question.to}
        options={places.map((place) => ({ value: place, content: capital(placeName(place, app)) }))}
        onChoose={(to) => onChange({ to: to as Destination })}
      />
      <div className="calculator-amounts">
        {amounts.map((amount) => (
          <Field
            key={amount}
            label={say(`rates.ask.${amount}`)}
            inputMode="numeric"
            placeholder="0"
            value={question[amount]}
            onValue={(text) => onChange({ [amount]: text.replaceAll(/\D/g, '').slice(0, 4) })}
          />
        ))}
      </div>
    </>
  );
}

/** "20 minutes in Shenzhen and 500 MB": what that would cost, by the code that charges it. */
export function Calculator({ line }: { readonly line: string }): ReactNode {
  const { device, say } = useLineApp();
  const [question, setQuestion] = useState<Question>({ zone: 'CN', to: 'HK', ...nothing });
  const [answer, setAnswer] = useState<Estimate | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const [isAsking, setIsAsking] = useState(false);
  const isEmpty = amounts.every((amount) => Number(question[amount]) === 0);
  // An answer to another question must not stand below this one.
  const change = (part: Partial<Question>): void => {
    setQuestion({ ...question, ...part });
    setAnswer(undefined);
  };
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isEmpty || isAsking) return;
    setIsAsking(true);
    const query = queryOf(question);
    const result = await device.channel.call('estimateUse', { params: { line }, query });
    setIsAsking(false);
    setProblem(result.isOk ? undefined : result.problem);
    setAnswer(result.isOk ? result.answer : undefined);
  };
  return (
    <Card title={say('rates.calculator')}>
      <form className="stack" onSubmit={(event) => void ask(event)}>
        <QuestionFields question={question} onChange={change} />
        {problem && <ProblemNote problem={problem} />}
        <Button
          type="submit"
          kind="secondary"
          isOff={isEmpty}
          busyLabel={isAsking ? say('action.working') : undefined}
        >
          {say('rates.ask')}
        </Button>
      </form>
      <div aria-live="polite">{answer && <EstimateView estimate={answer} />}</div>
    </Card>
  );
}
