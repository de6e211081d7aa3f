import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { type AntomSandbox, codeOf, startAntom } from '../testing/antom-sandbox.ts';
import { readSignature, signedText, signText } from './protocol/signing.ts';

/**
 * What Antom's official client for Python (`global-open-sdk-python` 1.7.1; there is none for Node)
 * sent to this sandbox, by a key that was made for it, in the order in which it was sent. That
 * client took every answer and notice of the sandbox for Antom's, and none that was changed.
 */
interface Official {
  readonly clientId: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly requests: readonly Request[];
}

interface Request {
  readonly target: string;
  readonly time: string;
  readonly signature: string;
  readonly body: string;
  /** What the sandbox has said to it. */
  readonly code: string;
}

const file = new URL('./official-requests.json', import.meta.url);
const official = JSON.parse(readFileSync(file, 'utf8')) as Official;

let sandbox: AntomSandbox;

before(async () => {
  sandbox = await startAntom();
  const { clientId, publicKey } = official;
  const added = await sandbox.control('POST', 'merchants', { clientId, publicKey });
  assert.equal(added['status'], 201);
});

after(() => sandbox.close());

async function send({ target, time, signature, body }: Request, clientId = official.clientId) {
  const response = await fetch(`${sandbox.address}${target}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': clientId,
      'request-time': time,
      signature,
    },
    body,
  });
  return codeOf((await response.json()) as Record<string, unknown>);
}

test('what the official client has sent is understood, one call after the other', async () => {
  for (const request of official.requests) {
    assert.equal(await send(request), request.code, request.target);
  }
});

test('and with anything of it changed it is refused', async () => {
  for (const request of official.requests) {
    const changes: Partial<Request>[] = [
      { target: request.target.replace('/sandbox/', '/') },
      { time: request.time.replace('+00:00', 'Z') },
      { body: `${request.body} ` },
      { signature: request.signature.replace('RSA256', 'RSA') },
      { signature: official.requests.find((other) => other !== request)?.signature ?? '' },
    ];
    for (const change of changes) {
      assert.equal(await send({ ...request, ...change }), 'INVALID_SIGNATURE', request.target);
    }
    assert.equal(await send(request, sandbox.clientId), 'INVALID_SIGNATURE');
  }
});

test('what the sandbox signs is signed as the official client signs, letter by letter', () => {
  const key = createPrivateKey({
    key: Buffer.from(official.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs1',
  });
  for (const { target, time, signature, body } of official.requests) {
    const signed = signText(signedText(target, official.clientId, time, body), key);
    assert.equal(signed, readSignature(signature).get('signature'), target);
  }
});
