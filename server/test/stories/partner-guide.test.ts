import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { pasteWithCurl } from '#test/only-curl';
import { freePorts } from '../../demo/free-ports.ts';
import { demoPartner } from '../../src/demo-partner.ts';
import { startOwnSystem } from './own-system.ts';

const guide = new URL('../../../docs/operating/partners.md', import.meta.url);
const run = promisify(execFile);

/** The lines that somebody pastes, in order, from the heading to the next. */
function linesUnder(heading: string): string {
  const [, section = ''] = readFileSync(guide, 'utf8').split(`## ${heading}\n`);
  const [under = ''] = section.split('\n## ');
  return [...under.matchAll(/```sh\n([^]*?)```/g)].map(([, lines]) => lines).join('\n');
}

test('with keys of the portal, curl and nothing else, the guide sells a top-up', async () => {
  const system = await startOwnSystem();
  after(() => system.stop());
  const { client, secret } = demoPartner;
  const env = { LOWU: `http://localhost:${system.port}`, CLIENT: client, SECRET: secret };
  const stdout = await pasteWithCurl(linesUnder('The first top-up, with curl alone'), env);
  assert.match(stdout, /"owner":"[^"]*\*/, stdout);
  assert.equal(stdout.match(/"state":"credited"/g)?.length, 2, stdout);
  assert.deepEqual(await system.problems(), []);
});

test('from registering to a verified webhook, the guide works as it is pasted', async () => {
  const system = await startOwnSystem();
  after(() => system.stop());
  const here = path.dirname(process.execPath);
  const env = {
    PATH: `${here}:${process.env['PATH']}`,
    AT: `http://localhost:${system.port}`,
    HOOK: String(await freePorts(1)),
  };
  const lines = linesUnder('From nothing to a signed webhook');
  assert.ok(lines.includes('/registrations'), 'the guide has its lines');
  const { stdout } = await run('bash', ['-c', lines], { env, timeout: 60_000 });
  assert.match(stdout, /"owner":"[^"]*\*/, stdout);
  assert.match(stdout, /"state":"credited"/, stdout);
  assert.match(stdout, /"type":"topup\.completed"/, stdout);
  assert.match(stdout, / is verified\n$/, stdout);
  assert.deepEqual(await system.problems(), []);
});
