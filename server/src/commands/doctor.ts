import process from 'node:process';
import { EnvironmentProblem, readEnvironment } from '../settings.ts';
import { broken, type Check, type Finding, type Scene } from './doctor/check.ts';
import { checks } from './doctor/registry.ts';
import { openScene } from './doctor/scene.ts';
import { paint, type Style } from './terminal.ts';

type Named = Finding & { readonly name: string };

/**
 * Looks at everything that a start and a working system need, and says what to do. Ends with 0 when
 * nothing is broken, 1 when something is, 69 when there was no database to look at, 78 when the
 * environment cannot be read.
 */
export async function doctorCommand(isJson: boolean): Promise<void> {
  const tell = isJson ? () => undefined : tellOne;
  const { findings, exitCode } = await examine(tell);
  const count = findings.filter(({ verdict }) => verdict === 'broken').length;
  process.exitCode = exitCode ?? (count > 0 ? 1 : 0);
  const ok = process.exitCode === 0;
  if (isJson) {
    const told = findings.map(({ name, verdict, found, advice }) => ({
      name,
      verdict,
      found,
      advice,
    }));
    process.stdout.write(`${JSON.stringify({ ok, checks: told })}\n`);
  } else process.stdout.write(`\n${summary(findings)}\n`);
}

async function examine(
  tell: (one: Named) => void,
): Promise<{ readonly findings: Named[]; readonly exitCode?: number }> {
  const environment = readOrProblem();
  if (environment instanceof EnvironmentProblem) {
    const found = broken(environment.message, 'see docs/operating/settings.md');
    const finding = { name: 'environment', ...found };
    tell(finding);
    return { findings: [finding], exitCode: 78 };
  }
  const { scene, close } = await openScene(environment);
  const findings: Named[] = [];
  try {
    for (const check of checks) {
      const finding = { name: check.name, ...(await lookAt(check, scene)) };
      tell(finding);
      findings.push(finding);
    }
  } finally {
    await close();
  }
  return 'away' in scene.database ? { findings, exitCode: 69 } : { findings };
}

function readOrProblem() {
  try {
    return readEnvironment();
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error;
    throw error;
  }
}

/** A check that fails itself says so and hides no other. */
async function lookAt(check: Check, scene: Scene): Promise<Finding> {
  try {
    return await check.look(scene);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken(`could not be looked at: ${reason}`, 'mend what it says, and ask again');
  }
}

const styles: Readonly<Record<Finding['verdict'], Style>> = {
  ok: 'green',
  look: 'yellow',
  broken: 'red',
};

function tellOne({ name, verdict, found, advice, isUnseen }: Named): void {
  if (isUnseen) return;
  const mark = paint(styles[verdict], verdict.padEnd(6));
  process.stdout.write(`${mark} ${name.padEnd(17)} ${found}\n`);
  if (advice !== null) process.stdout.write(`${' '.repeat(24)} → ${advice}\n`);
}

function summary(findings: readonly Named[]): string {
  const unseen = findings.filter(({ isUnseen }) => isUnseen).map(({ name }) => name);
  const rest = unseen.length > 0 ? `Not looked at: ${unseen.join(', ')}.\n` : '';
  return rest + verdictOf(findings.filter(({ isUnseen }) => !isUnseen));
}

function verdictOf(findings: readonly Named[]): string {
  const count = (verdict: Finding['verdict']): number =>
    findings.filter((one) => one.verdict === verdict).length;
  if (count('broken') > 0) return `${count('broken')} broken, ${count('look')} to look at.`;
  if (count('look') > 0) return `Nothing is broken; ${count('look')} to look at.`;
  return 'All is well. "lowu audit" checks the books themselves.';
}
