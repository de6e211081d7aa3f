import { type Reply, text } from '../kit/answers.ts';
import { cosign, isSigned, newKey, readLogKey } from './keys.ts';
import { type Head, hasGrown } from './tree.ts';
import type { World } from './world.ts';

const mostProofLines = 63;

interface Submitted {
  oldSize: number;
  proof: Buffer[];
  origin: string;
  head: Head;
  /** What was signed, and the lines below it. */
  note: string;
  signatures: string[];
}

/** Reads the body of `add-checkpoint`; nothing of what is not one. */
export function readSubmitted(body: string): Submitted | undefined {
  const gap = body.indexOf('\n\n');
  const [first = '', ...proofLines] = body.slice(0, Math.max(gap, 0)).split('\n');
  const checkpoint = body.slice(gap + 2);
  const end = checkpoint.indexOf('\n\n');
  const note = checkpoint.slice(0, end + 1);
  const signatures = checkpoint.slice(end + 2).split('\n');
  if (gap < 0 || end < 0 || signatures.pop() !== '') return undefined;
  const [origin = '', size = '', root = ''] = note.split('\n');
  const oldSize = countOf(/^old (.*)$/.exec(first)?.[1]);
  const head = { size: countOf(size), root: Buffer.from(root, 'base64') };
  const proof = proofLines.map((line) => Buffer.from(line, 'base64'));
  const isWhole =
    proof.length <= mostProofLines &&
    [...proof, head.root].every(({ length }) => length === 32) &&
    oldSize >= 0 &&
    head.size >= 0;
  return isWhole ? { oldSize, proof, origin, head, note, signatures } : undefined;
}

function countOf(digits: string | undefined): number {
  return /^(?:0|[1-9]\d{0,14})$/.test(digits ?? '') ? Number(digits) : -1;
}

/** How a checkpoint is answered, unless the witness misbehaves (C2SP tlog-witness). */
type Verdict = { answer: Reply } | { accept: Submitted };

export function judge(world: World, submitted: Submitted | undefined): Verdict {
  if (!submitted) return refused(400, 'This is no checkpoint with a proof.');
  const { origin, oldSize, head, proof, note, signatures } = submitted;
  const keys = world.logs.get(origin)?.keys.map(readLogKey);
  if (!keys) return refused(404, 'This log is not known here.');
  if (!isSigned(note, signatures, keys)) return refused(403, 'No key that is known has signed.');
  if (oldSize > head.size) return refused(400, 'The old size is above the new one.');
  const seen = world.heads.get(origin);
  const before: Head = seen
    ? { size: seen.size, root: Buffer.from(seen.root, 'base64') }
    : { size: 0, root: Buffer.alloc(0) };
  if (oldSize !== before.size) return { answer: sizeReply(before.size) };
  if (before.size === head.size && before.size > 0 && !before.root.equals(head.root)) {
    return { answer: sizeReply(before.size) };
  }
  if (!hasGrown(before, head, proof)) return refused(422, 'The log has not grown out of itself.');
  return { accept: submitted };
}

function refused(status: number, why: string): Verdict {
  return { answer: text(status, `${why}\n`) };
}

function sizeReply(size: number): Reply {
  const headers = { 'content-type': 'text/x.tlog.size', 'cache-control': 'no-store' };
  return { status: 409, headers, body: `${size}\n` };
}

/** Remembers what it cosigns before it says so, and says it, rightly or as a fault wants it. */
export function accept(world: World, submitted: Submitted): (fault?: string) => Reply {
  const { origin, head, note } = submitted;
  const seconds = Math.floor(world.clock.now() / 1_000);
  const seenAt = new Date(world.clock.now()).toISOString();
  world.heads.put(origin, { size: head.size, root: head.root.toString('base64'), seenAt });
  return (fault) => {
    const another = note.replace(/\n\d+\n/, `\n${head.size + 1}\n`);
    switch (fault) {
      case 'another-checkpoint':
        return text(200, cosign(world.key, another, seconds));
      case 'another-key':
        return text(200, cosign(newKey(world.key.name), note, seconds));
      case 'wrong-signature':
        return text(200, spoilt(cosign(world.key, note, seconds)));
      case 'several-keys':
        return text(
          200,
          cosign(newKey('stranger.example/w'), note, seconds) + cosign(world.key, note, seconds),
        );
      case 'another-size':
        return sizeReply(head.size + 1_000);
      default:
        return text(200, cosign(world.key, note, seconds));
    }
  };
}

/** The same line with another last byte of the signature. */
function spoilt(line: string): string {
  const [mark = '', name = '', base64 = ''] = line.trimEnd().split(' ');
  const bytes = Buffer.from(base64, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return `${mark} ${name} ${bytes.toString('base64')}\n`;
}
