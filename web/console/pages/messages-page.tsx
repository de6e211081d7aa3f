import { Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { Choice } from '../parts/choice.tsx';
import { type Column, Rows } from '../parts/rows.tsx';
import { wayIn } from '../parts/way-in.ts';
import { useConsole } from '../state/console-context.tsx';
import type { MessageDesk, StaffMessage } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';

const states: readonly StaffMessage['state'][] = [
  'queued',
  'sending',
  'sent',
  'unknown',
  'delivered',
  'failed',
];

/** What became of the messages of a day that went one way. */
interface Fared {
  readonly day: string;
  readonly channel: string | null;
  readonly of: Readonly<Partial<Record<StaffMessage['state'], number>>>;
}

function faredOf(counts: MessageDesk['counts']): Fared[] {
  const groups = Map.groupBy(counts, ({ day, channel }) => `${day} ${channel}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const of = Object.fromEntries(group.map(({ state, count }) => [state, count]));
    return [{ day: first.day, channel: first.channel, of }];
  });
}

/**
 * Of those whose end is known: sent is not delivered, and does not count as either. What was called
 * off before it had a way was never tried, and there is no rate of it.
 */
function rateOf({ channel, of: { delivered = 0, failed = 0 } }: Fared): string | undefined {
  const known = delivered + failed;
  const isTried = channel !== null && known > 0;
  return isTried ? `${((delivered / known) * 100).toFixed(1)}%` : undefined;
}

function Rates({ counts }: Pick<MessageDesk, 'counts'>): ReactNode {
  const { say, format } = useConsole();
  const byState = states.map(
    (state): Column<Fared> => ({
      title: say(`message.${state}`),
      isAmount: true,
      render: ({ of }) => of[state] ?? 0,
    }),
  );
  return (
    <Rows
      label={say('messages.rates')}
      none={say('messages.none')}
      rows={faredOf(counts)}
      keyOf={({ day, channel }) => `${day} ${channel}`}
      columns={[
        { title: say('messages.day'), render: ({ day }) => format.day(day) },
        {
          title: say('messages.way'),
          render: ({ channel }) => wayIn(channel, say),
        },
        ...byState,
        {
          title: say('messages.rate'),
          isAmount: true,
          render: (one) => rateOf(one) ?? <span className="soft">{say('messages.noRate')}</span>,
        },
      ]}
    />
  );
}

type Template = MessageDesk['templates'][number];

/** Which of all texts are looked at: there are too many for one look. */
interface Wanted {
  readonly language: Template['texts'][number]['language'];
  readonly words: string;
}

function Templates({ templates }: Pick<MessageDesk, 'templates'>): ReactNode {
  const { say, language } = useConsole();
  const [wanted, setWanted] = useState<Wanted>({ language, words: '' });
  const words = wanted.words.trim().toLowerCase();
  const rows = templates
    .flatMap(({ kind, texts }) => texts.map((text) => ({ kind, ...text })))
    .filter((one) => one.language === wanted.language)
    .filter(({ kind, text }) => {
      return `${say(`kind.${kind}`)} ${kind} ${text}`.toLowerCase().includes(words);
    });
  return (
    <>
      <Form
        name="texts"
        layout="inline"
        role="search"
        initialValues={wanted}
        onValuesChange={(_, all: Wanted) => setWanted(all)}
      >
        <Form.Item name="language" label={say('messages.language')}>
          <Choice options={languageChoices(templates, say)} />
        </Form.Item>
        <Form.Item name="words" label={say('messages.find')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      </Form>
      <Rows
        label={say('messages.templates')}
        none={say('messages.none')}
        rows={rows}
        keyOf={({ kind }) => kind}
        columns={[
          { title: say('messages.kind'), render: ({ kind }) => say(`kind.${kind}`) },
          {
            title: say('messages.text'),
            isFree: true,
            render: ({ text, language: spoken }) => <span lang={spoken}>{text}</span>,
          },
          {
            title: say('messages.size'),
            render: ({ units, encoding, parts }) =>
              say('messages.sizeOf', { units: String(units), encoding, parts: String(parts) }),
          },
        ]}
      />
    </>
  );
}

function languageChoices(
  [first]: MessageDesk['templates'],
  say: ReturnType<typeof useConsole>['say'],
) {
  const spoken = first?.texts.map(({ language }) => language) ?? [];
  return spoken.map((value) => ({ value, label: say(`language.${value}`) }));
}

/** How messages fare on each way, and what each of them says at its longest. */
export function MessagesPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('messages', () => call('readMessages', {}));
  return (
    <Page title={say('title.messages')}>
      <Known read={read}>
        {({ counts, templates }) => (
          <>
            <Block title={say('messages.rates')}>
              <Rates counts={counts} />
            </Block>
            <Block title={say('messages.templates')}>
              <Templates templates={templates} />
            </Block>
          </>
        )}
      </Known>
    </Page>
  );
}
