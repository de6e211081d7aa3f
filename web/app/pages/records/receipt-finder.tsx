import { type FormEvent, type ReactNode, useState } from 'react';
import type { Receipt } from '../../../client/index.ts';
import { Button, Field } from '../../../kit/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

/** What is looked for, as the server is asked for it; nothing that is empty. */
export type Wanted = Readonly<
  Partial<Record<'text' | 'from' | 'until', string>> & { kind?: Receipt['kind'] }
>;

const kinds: readonly Receipt['kind'][] = [
  'topup',
  'voucher',
  'purchase',
  'renewal',
  'fee',
  'adjustment',
  'closing',
  'refund',
  'undo',
  'taken_back',
  'put_back',
];

function KindChoice(props: {
  readonly chosen: string;
  readonly onChoose: (kind: string) => void;
}): ReactNode {
  const { say } = useLineApp();
  return (
    <label className="field">
      <span>{say('records.kind')}</span>
      <select
        className="field-input"
        value={props.chosen}
        onChange={({ target }) => props.onChoose(target.value)}
      >
        <option value="">{say('records.allKinds')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(`receipt.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Asks only when the form is sent: on a bad network each letter would be a request. */
export function ReceiptFinder({
  onFind,
}: {
  readonly onFind: (wanted: Wanted) => void;
}): ReactNode {
  const { say } = useLineApp();
  const [typed, setTyped] = useState({ text: '', kind: '', from: '', until: '' });
  const type = (name: keyof typeof typed) => (value: string) =>
    setTyped({ ...typed, [name]: value });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const text = typed.text.trim();
    const kind = kinds.find((one) => one === typed.kind);
    const { from, until } = typed;
    onFind({
      ...(text && { text }),
      ...(kind && { kind }),
      ...(from && { from }),
      ...(until && { until }),
    });
  };
  return (
    <details className="card finder">
      <summary>{say('records.find')}</summary>
      <form onSubmit={find}>
        <Field
          label={say('records.text')}
          hint={say('records.textHint')}
          value={typed.text}
          onValue={type('text')}
          type="search"
          autoComplete="off"
          maxLength={64}
        />
        <KindChoice chosen={typed.kind} onChoose={type('kind')} />
        <div className="finder-days">
          <Field
            label={say('records.from')}
            type="date"
            value={typed.from}
            onValue={type('from')}
          />
          <Field
            label={say('records.until')}
            type="date"
            value={typed.until}
            onValue={type('until')}
          />
        </div>
        <Button type="submit" kind="secondary">
          {say('records.find')}
        </Button>
      </form>
    </details>
  );
}
