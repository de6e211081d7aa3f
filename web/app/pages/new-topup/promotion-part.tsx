import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, Field, Row, Rows } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import type { Quote } from '../../../client/index.ts';
import { useLineApp, WithLineWords } from '../../state/line-words.tsx';

interface PromotionPartProps {
  readonly quote: Quote;
  readonly onCode: (code: string) => void;
}

/** The texts come with it: the way to pay carries none of them. */
export function PromotionPart(props: PromotionPartProps): ReactNode {
  return (
    <WithLineWords>
      <Promotions {...props} />
      <CodeEntry {...props} />
    </WithLineWords>
  );
}

/** Each by the name under which it was told, with what it gives: its sum is in every price. */
function Promotions({ quote: { promotions } }: PromotionPartProps): ReactNode {
  const { format, language } = useLineApp();
  if (promotions.length === 0) return null;
  return (
    <Rows>
      {promotions.map(({ kind, name, amount }) => (
        <Row key={name.en} name={translated(name, language)}>
          {kind === 'discount' && '−'}
          {format.money(amount)}
        </Row>
      ))}
    </Rows>
  );
}

/** A code for those who have one; everybody else sees one line, and is not kept. */
function CodeEntry({ quote, onCode }: PromotionPartProps): ReactNode {
  const { codeOutcome: outcome } = quote;
  const { say } = useLineApp();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase();
  const isPossible = /^[A-Z0-9]{4,20}$/.test(code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPossible) onCode(code);
  };
  if (!isOpen) {
    return (
      <Button kind="plain" onClick={() => setIsOpen(true)}>
        {say('promotion.haveCode')}
      </Button>
    );
  }
  const isWrong = outcome === 'not_valid';
  return (
    <form className="card stack" onSubmit={submit}>
      <Field
        label={say('promotion.code')}
        problem={isWrong ? say('promotion.not_valid') : undefined}
        autoCapitalize="characters"
        autoComplete="off"
        value={text}
        onValue={setText}
      />
      {outcome !== null && !isWrong && <p role="status">{say(`promotion.${outcome}`)}</p>}
      <Button kind="secondary" type="submit" isOff={!isPossible}>
        {say('promotion.use')}
      </Button>
    </form>
  );
}
