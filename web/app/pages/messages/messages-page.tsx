import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Link } from 'wouter';
import {
  type Answer,
  type InboxMessage,
  isOutcomeUnknown,
  nationalNumber,
  type Result,
} from '../../../client/index.ts';
import { Button, buttonClass, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { OutcomeNote } from '../../parts/outcome-note.tsx';
import { autoTopupAddress, newTopupAddress, pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useChange } from '../../state/use-change.ts';
import { onReturn } from '../../state/use-loaded.ts';
import { usePagesOf } from '../../state/use-pages-of.ts';
import './messages.css';

interface OneProps {
  readonly message: InboxMessage;
  readonly isOpened: boolean;
  readonly onOpen: () => void;
}

/** Where one sees what a message speaks of, and what the button there says. */
function placeOf({ page, topup, number }: InboxMessage) {
  if (page === 'topup') return { address: newTopupAddress(number), says: 'nav.topup' } as const;
  if (page === 'mandates')
    return { address: pageAddress('mandates'), says: 'mandates.title' } as const;
  if (page === 'autoTopup') {
    return { address: autoTopupAddress(number), says: 'autoTopup.title' } as const;
  }
  if (topup === null) return null;
  return { address: pageAddress('topup', { topup }), says: 'open.show' } as const;
}

/** A message folded to its title; unfolding it is reading it. */
function One({ message, isOpened, onOpen }: OneProps): ReactNode {
  const { say, format } = useLineApp();
  const { number, title, text, at, way, state } = message;
  const place = placeOf(message);
  return (
    <details
      className="message"
      data-testid="message"
      onToggle={(event) => {
        if (event.currentTarget.open && !isOpened) onOpen();
      }}
    >
      <summary>
        {!isOpened && (
          <span className="message-mark">
            <span className="unseen">{say('messages.unread')}</span>
          </span>
        )}
        <span className="message-title">{title}</span>
        <time className="message-time" dateTime={at}>
          {format.dayAndTime(at)}
        </time>
      </summary>
      <p data-testid="message-text">{text}</p>
      {place && (
        <Link className={buttonClass('secondary')} href={place.address}>
          {say(place.says)}
        </Link>
      )}
      <p className="soft small">
        {nationalNumber(number)}
        {way && ` · ${say(`messages.${way}`)}: ${say(`messages.${state}`)}`}
      </p>
    </details>
  );
}

/** What was opened here, which the page that was read before does not know yet. */
interface Opened {
  readonly ids: ReadonlySet<string>;
  readonly unread: number;
}

/** What was read while no answer came is told once the network is back. */
function useSentAgain(
  unsent: RefObject<ReadonlySet<InboxMessage>>,
  send: (message: InboxMessage) => Promise<void>,
): void {
  const latest = useRef(send);
  useLayoutEffect(() => {
    latest.current = send;
  });
  useEffect(
    () =>
      onReturn(() => {
        for (const message of unsent.current) void latest.current(message);
      }),
    [unsent],
  );
}

function useInbox() {
  const { device } = useLineApp();
  const [{ ids, unread }, setOpened] = useState<Opened>({ ids: new Set(), unread: 0 });
  const unsent = useRef(new Set<InboxMessage>());
  const pages = usePagesOf('messages', async (before) => {
    const query = before === undefined ? {} : { before };
    const listed = await device.channel.call('listMessages', { query });
    if (!listed.isOk) return listed;
    const { messages, before: next, unread: counted } = listed.answer;
    setOpened((last) => ({ ...last, unread: counted }));
    return { isOk: true, answer: { items: messages, before: next } };
  });
  const change = useChange<'openAll'>(pages);
  const note = (result: Result<Answer<'openMessage'>>, opened: readonly InboxMessage[]): void => {
    if (!result.isOk) return;
    const now = opened.map(({ id }) => id);
    setOpened((last) => ({ ids: new Set([...last.ids, ...now]), ...result.answer }));
  };
  const open = async (message: InboxMessage): Promise<void> => {
    const given = { params: { message: message.id } };
    const result = await device.channel.call('openMessage', given, { isRepeatable: true });
    note(result, [message]);
    unsent.current.delete(message);
    if (!result.isOk && isOutcomeUnknown(result.problem)) unsent.current.add(message);
  };
  useSentAgain(unsent, open);
  const openAll = async (): Promise<void> => {
    const [newest] = pages.items;
    if (!newest) return;
    const given = { body: { upTo: newest.id } };
    const sent = device.channel.call('openMessages', given, { isRepeatable: true });
    note(await change.run('openAll', sent), pages.items);
  };
  const isOpened = ({ id, isOpened: wasOpened }: InboxMessage): boolean => wasOpened || ids.has(id);
  return { pages, change, unread, open, openAll, isOpened };
}

function Inbox(): ReactNode {
  const { say } = useLineApp();
  const { pages, change, ...inbox } = useInbox();
  const { value, problem, items, readAgain, showEarlier } = pages;
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {value && items.length === 0 && <p className="soft">{say('messages.none')}</p>}
      <OutcomeNote change={change} loaded={pages} />
      {inbox.unread > 0 && items.length > 0 && (
        <Button
          kind="secondary"
          isOff={change.isUnknown}
          busyLabel={change.busy && say('action.working')}
          onClick={() => void inbox.openAll()}
        >
          {say('messages.openAll')}
        </Button>
      )}
      {items.length > 0 && (
        <div className="card messages">
          {items.map((message) => (
            <One
              key={message.id}
              message={message}
              isOpened={inbox.isOpened(message)}
              onOpen={() => void inbox.open(message)}
            />
          ))}
        </div>
      )}
      {showEarlier && (
        <Button kind="secondary" onClick={showEarlier}>
          {say('action.earlier')}
        </Button>
      )}
      <nav className="card links" aria-label={say('messageSettings.title')}>
        <LinkRow to={pageAddress('messageSettings')} icon="more">
          {say('messageSettings.title')}
        </LinkRow>
      </nav>
    </>
  );
}

/** What somebody was told, to all their numbers, whichever way it went. */
export function MessagesPage(): ReactNode {
  const { session, say } = useLineApp();
  return (
    <Page title={say('messages.title')} back={pageAddress('home')}>
      {session && !session.isSignedIn && (
        <Link href={pageAddress('signIn')} className={buttonClass('primary')}>
          {say('settings.signIn')}
        </Link>
      )}
      {session?.isSignedIn && <Inbox />}
    </Page>
  );
}
