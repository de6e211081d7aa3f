import { readFileSync } from 'node:fs';
import { Malformed } from '../../../web/verifier/bytes.ts';
import { proofOfFile } from '../../../web/verifier/sources.ts';

/** The signed checkpoint in a file: alone, in a proof, or in a receipt as PDF. */
export async function checkpointIn(file: string): Promise<string> {
  const bytes = readFileSync(file);
  const proof = await proofOfFile(new Uint8Array(bytes)).catch((error: unknown) => {
    if (error instanceof Malformed) return undefined;
    throw error;
  });
  return proof?.checkpoint ?? `${bytes.toString('utf8').replaceAll('\r\n', '\n').trim()}\n`;
}
