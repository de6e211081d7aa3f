import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openJudge } from './judge.ts';
import { loadSpecs } from './load-specs.ts';

const charging = `
components:
  schemas:
    ChargingDataResponse:
      type: object
      properties:
        invocationSequenceNumber:
          $ref: 'TS29571_CommonData.yaml#/components/schemas/Uint32'
        strangelyQuoted':
          type: string
        elsewhere:
          $ref: 'TS99999_Absent.yaml#/components/schemas/Anything'
\t  required: [invocationSequenceNumber]
`;
const otherSpec = `
components:
  schemas:
    Uint32: { type: integer, minimum: 0, maximum: 4294967295 }
`;

test('a folder with the known mistakes is read, and what it lacks is said', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lowu-specs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const mistaken = charging.replace('\t  required', '\t\t\trequired');
  writeFileSync(path.join(folder, 'TS32291_Nchf_ConvergedCharging.yaml'), mistaken);
  writeFileSync(path.join(folder, 'TS29571_CommonData.yaml'), otherSpec);
  const specs = loadSpecs(folder);
  assert.equal(specs.mended.length, 2);
  assert.deepEqual(specs.absent, ['TS99999_Absent.yaml#/components/schemas/Anything']);
  const judge = openJudge(specs);
  const say = (value: object) => judge('ChargingDataResponse', JSON.stringify(value));
  assert.equal(say({ invocationSequenceNumber: 7, elsewhere: [1] }), undefined);
  assert.match(say({ invocationSequenceNumber: -1 }) ?? '', /must be >= 0/);
  assert.match(say({ invocationSequenceNumber: 1, strangelyQuoted: 5 }) ?? '', /must be string/);
  assert.match(say({}) ?? '', /required property/);
});
