import { type ReactNode, useState } from 'react';
import { Banner, Button, Field } from '../../kit/index.ts';
import { sentenceOf, useKiosk } from '../state/kiosk-context.tsx';

/** A machine that is nobody yet shows a new key with the code that staff have made for it. */
export function EnrolPage(): ReactNode {
  const { machine, standing, say } = useKiosk();
  const [kiosk, setKiosk] = useState('');
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    setBusy(true);
    const result = await machine.enrol(kiosk.trim(), code.trim());
    setBusy(false);
    if (!result.isOk) setProblem(sentenceOf(result.problem, say));
  };
  return (
    <>
      <h1>{say('enrolTitle')}</h1>
      <p>{say('enrolText')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={say('enrolKiosk')} value={kiosk} onValue={setKiosk} autoComplete="off" />
        <Field
          label={say('enrolCode')}
          look="code"
          value={code}
          onValue={setCode}
          autoComplete="off"
        />
        {problem && <Banner kind="attention" title={problem} isNews />}
        <Button type="submit" busyLabel={isBusy ? say('enrolling') : undefined}>
          {say('enrol')}
        </Button>
      </form>
      {standing.welcome?.demo && (
        <>
          <Button kind="secondary" onClick={() => void machine.becomeDemo()}>
            {say('enrolDemo')}
          </Button>
          <a href={standing.welcome.demo.peripherals} target="_blank" rel="noreferrer">
            {say('parts')}
          </a>
        </>
      )}
    </>
  );
}
