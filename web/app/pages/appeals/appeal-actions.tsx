import { appPaths } from '@lowu/contract/app/paths';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { type Appeal, filled } from '../../../client/index.ts';
import { Button, buttonClass, Card, LongField, Sheet } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { base64Of, smallFile } from './small-file.ts';
import type { ShownAppeal } from './use-appeal.ts';

interface ActionProps {
  readonly appeal: Appeal;
  readonly shown: ShownAppeal;
}

/** A file of some megabytes over a network of a train. */
const filePatienceMs = 60_000;

function numberOf({ number }: Appeal): { readonly number: string } {
  return { number: number.replace(' ', '') };
}

/** More words: an answer to what was asked, or the reason to open it again. */
export function SayMore({ appeal, shown }: ActionProps): ReactNode {
  const { device, say, format } = useLineApp();
  const [text, setText] = useState('');
  const { reopenBefore, state } = appeal;
  const isOver = state === 'answered' || state === 'withdrawn';
  if (isOver && reopenBefore === null) return null;
  const operation = isOver ? 'reopenAppeal' : 'addAppealWords';
  const send = async (): Promise<void> => {
    const given = { params: numberOf(appeal), body: { text: text.trim() } };
    if (await shown.act(device.channel.call(operation, given))) setText('');
  };
  return (
    <Card title={say(isOver ? 'appeal.again' : 'appeal.more')}>
      <LongField
        label={say(isOver ? 'appeal.againWords' : 'appeal.words')}
        hint={
          reopenBefore ? say('appeal.againUntil', { day: format.dayOf(reopenBefore) }) : undefined
        }
        maxLength={2_000}
        value={text}
        onValue={setText}
      />
      <Button
        kind="secondary"
        isOff={text.trim() === ''}
        busyLabel={shown.isSending ? say('action.working') : undefined}
        onClick={() => void send()}
      >
        {say(isOver ? 'appeal.again' : 'appeal.send')}
      </Button>
      {!isOver && <AddFile appeal={appeal} shown={shown} />}
      {shown.sendingProblem && <ProblemNote problem={shown.sendingProblem} />}
    </Card>
  );
}

function AddFile({ appeal, shown }: ActionProps): ReactNode {
  const { device, say } = useLineApp();
  const id = useId();
  const add = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    const body = { name: file.name.slice(-200), content: await base64Of(await smallFile(file)) };
    const given = { params: numberOf(appeal), body };
    // The same bytes again change nothing, so that a lost answer may be asked for again.
    const how = { isRepeatable: true, deadlineMs: filePatienceMs };
    await shown.act(device.channel.call('addAttachment', given, how));
    target.value = '';
  };
  return (
    <div className="field">
      <div className="appeal-file">
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          onChange={(event) => void add(event)}
        />
        <label htmlFor={id} className={buttonClass('plain')}>
          {say('appeal.addFile')}
        </label>
      </div>
      <p className="field-hint">{say('appeal.addFileHint')}</p>
    </div>
  );
}

export function Files({ appeal }: { readonly appeal: Appeal }): ReactNode {
  const { say } = useLineApp();
  if (appeal.attachments.length === 0) return null;
  return (
    <Card title={say('appeal.files')}>
      {appeal.attachments.map(({ id, name }) => (
        <a
          key={id}
          className={buttonClass('plain')}
          download={name}
          href={filled(appPaths.readAttachment[1], { ...numberOf(appeal), attachment: id })}
        >
          {name}
        </a>
      ))}
    </Card>
  );
}

export function Pack({ appeal }: { readonly appeal: Appeal }): ReactNode {
  const { say, language } = useLineApp();
  const address = `${filled(appPaths.packAppeal[1], numberOf(appeal))}?language=${language}`;
  return (
    <Card>
      <a href={address} download className={buttonClass('secondary')}>
        {say('appeal.pack')}
      </a>
      <p className="soft small">{say('appeal.packHint')}</p>
    </Card>
  );
}

export function Withdraw({ appeal, shown }: ActionProps): ReactNode {
  const { device, say } = useLineApp();
  const [isAsking, setIsAsking] = useState(false);
  if (!appeal.canWithdraw) return null;
  const withdraw = async (): Promise<void> => {
    const given = { params: numberOf(appeal) };
    if (await shown.act(device.channel.call('withdrawAppeal', given))) setIsAsking(false);
  };
  return (
    <>
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        {say('appeal.withdraw')}
      </Button>
      {isAsking && (
        <Sheet
          title={say('appeal.withdrawTitle')}
          closeLabel={say('action.close')}
          onClose={() => setIsAsking(false)}
        >
          <p>{say('appeal.withdrawText')}</p>
          {shown.sendingProblem && <ProblemNote problem={shown.sendingProblem} />}
          <Button kind="secondary" onClick={() => setIsAsking(false)}>
            {say('appeal.keep')}
          </Button>
          <Button
            kind="loss"
            busyLabel={shown.isSending ? say('action.working') : undefined}
            onClick={() => void withdraw()}
          >
            {say('appeal.withdraw')}
          </Button>
        </Sheet>
      )}
    </>
  );
}
