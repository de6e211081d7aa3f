import type { ReactNode } from 'react';
import { Card } from '../../kit/index.ts';
import { Command } from '../parts/command.tsx';
import { referencePath } from '../parts/receiving.tsx';
import type { Keys } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';

/** What a program is for when nothing else has been said. */
const anyNumber = '+85251234567';

/** The shell itself takes the token out of the answer. */
const taken = 'TOKEN=${TOKEN#*access_token\\":\\"}\nTOKEN=${TOKEN%%\\"*}';

/** What a program sees of an answer besides its body. */
const status = '\\nHTTP %{http_code}\\n';

interface Commanded {
  readonly at: string;
  readonly number: string;
  readonly hookUrl: string;
}

function commandsFor({ at, number, hookUrl }: Commanded, { client, secret }: Keys) {
  const api = '$LOWU/api/partner/v1';
  const bearer = '-H "Authorization: Bearer $TOKEN"';
  const order = `{"reference":"order-1","number":"${number}","amountMinor":5000}`;
  return {
    keys: `LOWU=${at}\nCLIENT=${client}\nSECRET=${secret}`,
    token: `TOKEN=$(curl -s -u "$CLIENT:$SECRET" \\\n  -d grant_type=client_credentials $LOWU/oauth/token)\n${taken}`,
    look: `curl -sw '${status}' ${bearer} \\\n  ${api}/numbers/${number}`,
    send: `curl -sw '${status}' ${bearer} \\\n  -H 'Content-Type: application/json' \\\n  -d '${order}' \\\n  ${api}/topups`,
    ask: `curl -sw '${status}' ${bearer} \\\n  ${api}/references/order-1`,
    told: `curl -sw '${status}' ${bearer} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"url":"${hookUrl}"}' \\\n  ${api}/webhooks`,
  };
}

/** From nothing to a top-up that is sold, in commands for a shell that has curl and no more. */
export function Guide({ keys }: { readonly keys: Keys | undefined }): ReactNode {
  const { session, say } = usePortal();
  const { baseUrl, isSandbox, trialNumbers } = session;
  const [first] = trialNumbers;
  const shown = keys ?? { client: say('yourClient'), secret: say('yourSecret') };
  const hookUrl = isSandbox ? 'http://localhost:9000/' : 'https://shop.example.com/lowu';
  const called = { at: baseUrl, number: first?.number ?? anyNumber, hookUrl };
  const commands = commandsFor(called, shown);
  return (
    <section className="stack" aria-label={say('guide')}>
      <h2>{say('guideTitle')}</h2>
      {!keys && <p>{say('guideKeys')}</p>}
      <Command name={say('stepKeys')} text={commands.keys} />
      <Command name={say('stepToken')} text={commands.token} />
      <Command name={say('stepLook')} text={commands.look} />
      <Command name={say('stepSend')} text={commands.send} />
      <Command name={say('stepAsk')} text={commands.ask} />
      <Command name={say('stepTold')} text={commands.told} />
      <p>{say('guideTold')}</p>
      {isSandbox && trialNumbers.length > 0 && <Trials />}
      <Card title={say('buildOn')}>
        <ul className="portal-points">
          <li>{say('buildReference')}</li>
          <li>{say('buildAgain')}</li>
          <li>{say('buildAccepted')}</li>
          <li>{say('buildWait')}</li>
          <li>{say('buildRefused')}</li>
          <li>{say('buildParty')}</li>
          <li>{say('buildToken')}</li>
        </ul>
        <p>
          <a href={referencePath}>{say('reference')}</a>
        </p>
        <p>
          <a href="/api/partner/openapi.json">{say('document')}</a>
        </p>
      </Card>
    </section>
  );
}

function Trials(): ReactNode {
  const { session, say } = usePortal();
  return (
    <Card title={say('trials')}>
      <p>{say('trialsAbout')}</p>
      <div className="portal-table" role="region" aria-label={say('trials')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('number')}</th>
              <th scope="col">{say('outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {session.trialNumbers.map(({ number, outcome }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>{outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
