import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { Keyring } from '#platform/secrets';
import type { Ending } from './ending.ts';

/** A file of endings, as far as each line continues the one before. */
export interface EndingsFile {
  readonly endings: readonly Ending[];
  /** What the next line continues. */
  readonly seal: string;
  /** Bytes that hold; what stands behind them was cut off in a crash, or is not ours. */
  readonly bytes: number;
  /** The first line that somebody else has written or changed, from 1; undefined where none is. */
  readonly wrongLine: number | undefined;
}

const none: EndingsFile = { endings: [], seal: '', bytes: 0, wrongLine: undefined };

/**
 * One line an ending, and behind it a keyed hash of it and of the line before: whoever has not our
 * keys adds none, changes none and takes none away but the last. A file that is not there is empty.
 */
export function readEndingsFile(file: string, secrets: Keyring): EndingsFile {
  if (!statSync(file, { throwIfNoEntry: false })) return none;
  const lines = readFileSync(file, 'utf8').split('\n');
  // What follows the last line feed is nothing, or was cut off while it was written.
  lines.pop();
  const endings: Ending[] = [];
  let { seal, bytes } = none;
  for (const [at, line] of lines.entries()) {
    const gap = line.lastIndexOf(' ');
    const text = line.slice(0, gap);
    const next = sealOf(secrets, seal, text);
    if (line.slice(gap + 1) !== next) return { endings, seal, bytes, wrongLine: at + 1 };
    endings.push(JSON.parse(text) as Ending);
    seal = next;
    bytes += Buffer.byteLength(line) + 1;
  }
  return { endings, seal, bytes, wrongLine: undefined };
}

/** Adds lines behind those that hold, and returns how it stands when the disk has them. */
export function appendEndings(
  file: string,
  { endings, seal, bytes }: EndingsFile,
  added: readonly Ending[],
  secrets: Keyring,
): EndingsFile {
  let before = seal;
  const lines = added.map(({ id, at, kind, subject, details }) => {
    const text = JSON.stringify({ id, at, kind, subject, details });
    before = sealOf(secrets, before, text);
    return `${text} ${before}\n`;
  });
  const text = Buffer.from(lines.join(''));
  const open = openSync(file, statSync(file, { throwIfNoEntry: false }) ? 'r+' : 'wx', 0o600);
  try {
    for (let done = 0; done < text.length; ) {
      done += writeSync(open, text, done, text.length - done, bytes + done);
    }
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  const all = [...endings, ...added];
  return { endings: all, seal: before, bytes: bytes + text.length, wrongLine: undefined };
}

function sealOf(secrets: Keyring, before: string, text: string): string {
  return secrets.fingerprint(`${before}\n${text}`, 'platform.endings').toString('base64url');
}
