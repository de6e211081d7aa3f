import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { isOutcomeUnknown, type Problem, type Topup } from '../../../client/index.ts';
import { Banner, Button, Field } from '../../../kit/index.ts';
import { ProblemNote, problemText } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import type { TopupFormProps } from '../new-topup/topup-for.tsx';
import { codeDigits, digitsOf, groupedCode } from './code.ts';
import { useRedemption } from './use-redemption.ts';

/** What is wrong with the code itself stands at the code; anything else below it. */
const aboutCode = new Set(['voucher_code_mistyped', 'voucher_unknown']);

function isAboutCode(problem: Problem | undefined): boolean {
  return problem?.kind === 'refused' && aboutCode.has(problem.code);
}

export function VoucherForm({ options }: TopupFormProps): ReactNode {
  const { device, say } = useLineApp();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [isLeftShown, setIsLeftShown] = useState(false);
  const { number } = options.receiver;
  const show = (topup: Topup): void => {
    device.lastRead.set(`topup ${topup.id}`, topup);
    navigate(pageAddress('topup', { topup: topup.id }));
  };
  const { isSending, problem, redeem, forget } = useRedemption(show);
  const left = codeDigits - digitsOf(text).length;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsLeftShown(true);
    if (left === 0 && !isSending) redeem(digitsOf(text), number);
  };
  const missing =
    isLeftShown && left > 0 ? say('voucher.left', { count: String(left) }) : undefined;
  const wrong = problem && isAboutCode(problem) ? problemText(problem, say) : undefined;
  return (
    <form className="stack" onSubmit={submit}>
      <p>{say('voucher.text')}</p>
      <Field
        label={say('voucher.code')}
        hint={say('voucher.codeHint')}
        problem={missing ?? wrong}
        look="number"
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        value={text}
        onValue={(typed) => {
          setText(groupedCode(typed));
          forget();
        }}
      />
      {problem && !wrong && !isOutcomeUnknown(problem) && <ProblemNote problem={problem} />}
      {problem && isOutcomeUnknown(problem) && (
        <Banner kind="attention" icon="offline" isNews title={problemText(problem, say)}>
          <p>{say('voucher.unsure')}</p>
        </Banner>
      )}
      <Button type="submit" busyLabel={isSending ? say('action.working') : undefined}>
        {say('voucher.redeem')}
      </Button>
    </form>
  );
}
