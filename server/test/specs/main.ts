import process from 'node:process';
import { openCoreNetwork } from '#test/core-network';
import { checkCamt, hasCamt } from './camt.ts';
import { recordCorpus, type Said } from './corpus.ts';
import { type Judge, openJudge } from './judge.ts';
import { loadSpecs } from './load-specs.ts';
import { checkTmf654, hasTmf654 } from './tmf654.ts';

const usage = `npm run check:specs -- DIR

Lets the sandbox's core network charge at a real server, and judges every request and every answer
by the schemas of TS 32.291: DIR holds TS32291_Nchf_ConvergedCharging.yaml and
TS29571_CommonData.yaml. Where it holds TMF654_v4.0.0_swagger.json as well, a program does all that
TMF654 knows, and both sides are judged by TM Forum's own definitions; where it holds
camt.053.001.08.xsd, ISO's schema judges a statement of the sandbox's bank. Ends with 1 when
something does not validate, with 2 when it cannot judge.
`;

const problemSchema = 'TS29571_CommonData.yaml#/components/schemas/ProblemDetails';

/** What is wrong with an exchange; both of its sides are judged. */
function judgeOne(judge: Judge, { step, request, status, answer }: Said): (string | undefined)[] {
  if (step === 'notify') return [judge('ChargingNotifyRequest', request)];
  const isGood = status === 200 || status === 201;
  const judged =
    answer === '' ? [] : [judge(isGood ? 'ChargingDataResponse' : problemSchema, answer)];
  return step === 'wrong' ? judged : [judge('ChargingDataRequest', request), ...judged];
}

async function check(folder: string): Promise<number> {
  const specs = loadSpecs(folder);
  const judge = openJudge(specs);
  const endings: (() => Promise<void>)[] = [];
  try {
    const network = await openCoreNetwork({ after: (end) => endings.unshift(end) });
    const corpus = await recordCorpus(network);
    const results = corpus.flatMap((said) => judgeOne(judge, said));
    const programs = hasTmf654(folder)
      ? await checkTmf654(folder, { after: (end) => endings.unshift(end) })
      : { wrong: [], valid: 0 };
    const statement = hasCamt(folder) ? await checkCamt(folder) : [];
    const failed = results.filter((result) => result !== undefined);
    const wrong = [...failed, ...programs.wrong, ...statement];
    const steps = Object.groupBy(corpus, ({ step, status }) => `${step} ${status}`);
    const lines = [
      ...Object.entries(steps).map(([step, all]) => `  ${step}: ${all?.length ?? 0}`),
      ...specs.mended.map((place) => `  mended before reading: ${place}`),
      `  ${specs.absent.length} references lead to files that are not there; those places were not judged:`,
      ...specs.absent.map((place) => `    ${place}`),
      ...wrong.slice(0, 20).map((what) => `  WRONG ${what}`),
      `  TMF654: ${programs.valid} valid`,
      `  camt.053: ${hasCamt(folder) ? `${statement.length} wrong` : 'no schema to judge by'}`,
      `${results.length - failed.length + programs.valid} valid, ${wrong.length} wrong`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    for (const end of endings) await end();
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('-')) {
  process.stdout.write(usage);
  process.exitCode = folder === undefined ? 64 : 0;
} else {
  try {
    process.exitCode = await check(folder);
  } catch (error) {
    process.stderr.write(
      `check:specs: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 2;
  }
}
